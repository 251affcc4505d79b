import type { Applicant } from "./applicant.ts";
import type { ApplicantCasting } from "./applicant-cast.ts";
import { career } from "./career.ts";
import { STOCK_SUMMARIES } from "./sentences.ts";

/** A situation of honest applicants that looks like something else to a rule that is too simple. */
export interface HonestSituation {
  readonly kind: string;
  readonly share: number;
  /** One or several applications that belong together. */
  readonly cast: (casting: ApplicantCasting) => readonly Applicant[];
}

const honest = (kind: string, note: string) => ({ kind, isFalse: false, note });

export const SITUATIONS: readonly HonestSituation[] = [
  {
    kind: "plain applicant",
    share: 0.36,
    cast: (casting) => [withRounds(casting, casting.applicant(honest("plain applicant", "nothing unusual")))],
  },
  {
    kind: "career changer",
    share: 0.07,
    cast: (casting) => {
      const firstYear = casting.random.int(2006, 2012);
      const jobs = career(casting.random, { firstYear, jobs: 3, places: ["Denver", "Leeds"], changed: true });
      return [casting.applicant(honest("career changer", "another trade before"), { resume: { jobs } })];
    },
  },
  {
    kind: "immigrant",
    share: 0.08,
    cast: (casting) => {
      const jobs = career(casting.random, {
        firstYear: casting.random.int(2009, 2016),
        jobs: 3,
        places: [casting.abroad()],
      });
      const note = "history abroad, a number of the country of arrival";
      return [withRounds(casting, casting.applicant(honest("immigrant", note), { resume: { jobs } }))];
    },
  },
  {
    kind: "name change",
    share: 0.04,
    cast: (casting) => {
      const [given = "", ...family] = casting.name().split(" ");
      const before = `${given} ${family.join(" ")}`;
      const after = `${given} ${casting.surname()}`;
      const first = casting.applicant(honest("name change", "applied under the name before and after a marriage"), {
        name: before,
      });
      const second = casting.applicant(honest("name change", "applied under the name before and after a marriage"), {
        name: after,
        email: first.email,
        phone: first.phone,
        address: first.address,
        resume: first.resume,
        resumeName: before,
      });
      return [first, second];
    },
  },
  {
    kind: "template user",
    share: 0.06,
    cast: (casting) => [
      casting.applicant(honest("template user", "a word processor's template with its stock text"), {
        resume: { summary: STOCK_SUMMARIES[0] ?? "", file: { layout: 3, author: "", createdAt: casting.time(0) } },
      }),
    ],
  },
  {
    kind: "résumé service",
    share: 0.05,
    cast: (casting) => [
      casting.applicant(honest("résumé service", "written by a service that signs its files"), {
        resume: {
          file: {
            layout: 1,
            author: "Brightline Résumé Services",
            createdAt: casting.time(casting.random.int(0, 30), 10),
          },
        },
      }),
    ],
  },
  {
    kind: "AI-written",
    share: 0.08,
    cast: (casting) => [
      casting.applicant(honest("AI-written", "an assistant's stock summary over a true history"), {
        resume: { summary: casting.random.pick(STOCK_SUMMARIES) },
      }),
    ],
  },
  {
    kind: "two mailboxes",
    share: 0.04,
    cast: (casting) => {
      const first = casting.applicant(honest("two mailboxes", "applied twice, from two mailboxes"));
      const second = casting.applicant(honest("two mailboxes", "applied twice, from two mailboxes"), {
        name: first.name,
        phone: first.phone,
        address: first.address,
        resume: first.resume,
        resumeEmail: first.email,
      });
      return [first, second];
    },
  },
  {
    kind: "siblings",
    share: 0.03,
    cast: (casting) => {
      const family = casting.surname();
      const named = () => `${casting.name().split(" ")[0] ?? ""} ${family}`;
      const first = casting.applicant(honest("siblings", "live at one address"), { name: named() });
      const ip = first.submittedIp;
      return [
        first,
        casting.applicant(honest("siblings", "live at one address"), {
          name: named(),
          address: first.address,
          submittedIp: ip,
        }),
      ];
    },
  },
  {
    kind: "flat share",
    share: 0.02,
    cast: (casting) => {
      const first = casting.applicant(honest("flat share", "friends who share a flat apply to the same company"));
      const { address, submittedIp } = first;
      return [
        first,
        casting.applicant(honest("flat share", "friends who share a flat apply to the same company"), {
          address,
          submittedIp,
        }),
      ];
    },
  },
  {
    kind: "recruiter's phone",
    share: 0.03,
    cast: (casting) => {
      const phone = casting.phone();
      const ip = casting.ip();
      return Array.from({ length: 5 }, () =>
        casting.applicant(honest("recruiter's phone", "put forward by an agency that gives its own number"), {
          phone,
          submittedIp: ip,
          referredBy: "Example Staffing",
        }),
      );
    },
  },
  {
    kind: "freelancer",
    share: 0.05,
    cast: (casting) => {
      const [newest, ...rest] = career(casting.random, { firstYear: 2014, jobs: 3, places: ["Austin", "London"] });
      const side = rest[0] ?? newest;
      if (newest === undefined || side === undefined) return [];
      const jobs = [{ ...newest, title: `Freelance ${newest.title} (part-time)`, from: side.from }, ...rest];
      return [casting.applicant(honest("freelancer", "part-time work beside a job"), { resume: { jobs } })];
    },
  },
  {
    kind: "bad camera",
    share: 0.03,
    cast: (casting) => {
      const applicant = casting.applicant(honest("bad camera", "the identity check needed a second try"));
      const checks = [
        casting.check("identity", 20, "failed", "image too dark"),
        casting.check("identity", 22, "clear"),
      ];
      return [{ ...applicant, checks }];
    },
  },
  {
    kind: "new number",
    share: 0.03,
    cast: (casting) => {
      const applicant = casting.applicant(honest("new number", "a new phone contract during the process"));
      const { country } = applicant;
      return [{ ...applicant, later: [{ status: "interview", phone: casting.phone(country) }] }];
    },
  },
  {
    kind: "mover",
    share: 0.03,
    cast: (casting) => {
      const applicant = casting.applicant(honest("mover", "moved house during the process"));
      return [{ ...applicant, later: [{ status: "offer", address: casting.address(casting.home()) }] }];
    },
  },
];

/** Two interviews from home and clean checks, as most people have them who get that far. */
function withRounds(casting: ApplicantCasting, applicant: Applicant): Applicant {
  if (casting.random.chance(0.5)) return applicant;
  const first = casting.interview(applicant, 1, 55);
  const device = {
    camera: first["camera"] ?? "",
    pc_name: first["pc_name"] ?? "",
    device_id: first["device_id"] ?? "",
  };
  return {
    ...applicant,
    interviews: [first, casting.interview(applicant, 2, 58, device)],
    checks: [casting.check("identity", 60, "clear"), casting.check("employment", 60, "clear")],
  };
}
