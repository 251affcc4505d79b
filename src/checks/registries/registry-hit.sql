-- Which entry of a registry may be which wanted company: 1 the same name, 2 a former name, 3 a name spelt nearly so.
create or replace table registry_hit as
with
  entries as (select *, company_block(name) as block from registry_entry),
  pairs as (
    select w.company_key, e.*, if(k.entry_key = w.company_key, if(e.is_previous, 2, 1), 3) as rank
    from entries e
    join registry_wanted w on w.block = e.block
    left join registry_entry_key k on k.name = e.name
    union all
    select w.company_key, e.*, 3
    from entries e
    join registry_wanted w
      on len(w.block) >= 8 and abs(len(w.block) - len(e.block)) <= 2
      and (left(w.block, 6) = left(e.block, 6) or right(w.block, 6) = right(e.block, 6))
    where e.block <> w.block
      and damerau_levenshtein(w.block, e.block) <= if(len(w.block) >= 14, 2, 1)
  )
select company_key, rank, registry, list_date, registry_id, name, country, registered_on, dissolved_on, is_dissolved, domain, contact
from pairs
qualify rank = min(rank) over (partition by registry, company_key);
