-- Which entry of a registry may be which wanted company: 1 the same name, 2 a former name, 3 a name spelt nearly so.
create or replace table registry_hit as
with
  entry_parts as (select *, unnest(block_parts(block, len(block) // 3)) as part from registry_entry),
  near as (
    select distinct w.company_key, w.block as wanted_block, e.* exclude (part)
    from entry_parts e
    join registry_part w on w.part = e.part and w.block <> e.block and abs(len(w.block) - len(e.block)) <= 2
  ),
  pairs as (
    select w.company_key, e.*, if(k.entry_key = w.company_key, if(e.is_previous, 2, 1), 3) as rank
    from registry_entry e
    join registry_wanted w on w.block = e.block
    left join registry_entry_key k on k.name = e.name
    union all
    select * exclude (wanted_block), 3 as rank
    from near
    where damerau_levenshtein(wanted_block, block) <= if(len(wanted_block) >= 16, 2, 1)
  )
select * exclude (block)
from pairs
qualify rank = min(rank) over (partition by registry, company_key);
