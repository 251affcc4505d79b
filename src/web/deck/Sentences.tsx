/** A few sentences, each a line. */
export function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className="plain-list">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
