-- Pictures that two people's documents share, told by their perceptual hashes: at most {distance} of 64 bits apart.
-- Steps are divided by lines of dashes. No pair is missed: of four bands of 16 bits, one at least differs in two bits or
-- fewer when the whole differs in ten ("multi-index hashing", Norouzi, Punjani, Fleet 2012), so each band is looked up
-- under its 137 neighbours instead of comparing all pictures with all.

create or replace temp table image_holder as
select distinct on (person, document, bits)
  person, document, application, event, seen_at, hash, bits, width, height
from (select *, try_cast('0x' || hash as ubigint) as bits from document_image where length(hash) = 16)
-- A picture of one colour has no features, and a hash of nearly equal bits.
where bit_count(bits) between 4 and 60
order by person, document, bits, application, page;
----
create or replace temp table image_band as
select bits, band, ((bits >> (16 * band)) & 65535)::usmallint as value
from (select distinct bits from image_holder), (select unnest(range(4))::utinyint as band);
----
create or replace temp table image_neighbour as
with bit as (select (1 << unnest(range(16)))::usmallint as flip)
select 0::usmallint as flips union all select flip from bit
union all select one.flip | other.flip from bit as one join bit as other on one.flip < other.flip;
----
create or replace temp table image_near as
with looked_up as (select bits, band, xor(value, flips) as value from image_band, image_neighbour)
select distinct looked_up.bits as mine, image_band.bits as theirs
from looked_up join image_band using (band, value)
where bit_count(xor(looked_up.bits, image_band.bits)) <= {distance};
----
create or replace temp table image_spread as
select mine, count(distinct document)::integer as documents
from image_near join image_holder on image_holder.bits = theirs group by mine;
----
-- An ornament of a template is in thousands of documents: a few of them show it.
create or replace temp table image_shown as
select *, from image_holder qualify row_number() over (partition by bits order by document, person) <= {peers} + 1;
----
insert into image_match by name
select own.person, own.seen_at, own.event, own.application, own.document,
  peer.person as peer, peer.document as peer_document, peer.event as peer_event,
  own.hash, bit_count(xor(own.bits, peer.bits))::integer as distance, documents, own.width, own.height
from image_holder as own
join image_near on mine = own.bits
join image_shown as peer on peer.bits = theirs and peer.person <> own.person
join image_spread on image_spread.mine = own.bits
qualify row_number() over (partition by own.person, own.document, own.bits order by distance, peer.document, peer.person) <= {peers};
----
drop table image_holder;
----
drop table image_band;
----
drop table image_neighbour;
----
drop table image_near;
----
drop table image_spread;
----
drop table image_shown;
