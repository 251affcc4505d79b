-- A rough key of a company's name, as fast as SQL can make it for millions: letters and digits, without accents, "the" and
-- legal forms at the end. It only brings together what may be one company; `companyKey` (src/resolve) then says what is.
create or replace macro company_block(name) as (
  replace(
    regexp_replace(
      regexp_replace(
        trim(regexp_replace(
          regexp_replace(
            replace(replace(replace(replace(replace(replace(replace(
              lower(strip_accents(left(name, 300))),
              'ß', 'ss'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'æ', 'ae'), 'œ', 'oe'), '&', ' and '),
            '[.''’]|株式会社|有限会社|合同会社|有限责任公司|股份有限公司|有限公司|주식회사|유한회사', '', 'g'),
          '[^\p{L}\p{M}\p{N}]+', ' ', 'g')),
        '^(?:the|pt|ooo|oao|zao|pao|jsc) (.)', '\1'),
      '(?: (?:[\p{L}\p{N}]|inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|pllc|plc|pbc|gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|ev|eg|se|sa|sas|sasu|sarl|eurl|sci|snc|scop|scs|sl|slu|srl|srls|spa|sapi|sapa|sau|bv|nv|vof|cv|ab|hb|as|asa|aps|oy|oyj|ky|ehf|hf|lda|ltda|unipessoal|eireli|mei|doo|dd|ad|ood|eood|jsc|ojsc|cjsc|ooo|oao|zao|pao|sro|zoo|spzoo|sp|kft|zrt|nyrt|bt|oe|ee|ike|ae|pty|pte|sdn|bhd|tbk|is|ks|kk|gk|yk|kabushiki|kaisha|godo|pvt|private|unlimited|opc|fze|fzco|fzllc|wll|and|de|rl|oo|zo))+$', ''),
    ' ', ''));

-- One slip of the pen (a letter too much, too little, another, or two exchanged) touches one third of a name. So one of these stays
-- whole: the first two thirds, the last two, or the first and the last. Shorter names than twelve letters have too many neighbours.
create or replace macro block_parts(block, third) as (
  case when third >= 4 then [
    left(block, 2 * third), '~' || right(block, 2 * third), left(block, third) || '~' || right(block, third)
  ] end);
