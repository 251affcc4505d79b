-- Names that every mapping can use. Times are UTC; a text that is no time becomes NULL, never a guess.
-- They run once or more per record: the usual spelling comes first and is told without regular expressions, trimming or
-- lower-casing, and an expression does not stand twice where a cheaper one could decide.

-- RFC 3339 with any offset, `YYYY-MM-DD hh:mm:ss.fraction` (read as UTC), or a Unix time in seconds, milli- or microseconds.
create or replace macro to_time(x) as
  coalesce(
    -- What most vendors write. The plain type reads it in a third of the time, and reads the same.
    case when ends_with(x, 'Z') then try_cast(x as timestamp) end,
    -- A text without an offset is UTC: the engine's session time zone is.
    timezone('UTC', try_cast(x as timestamptz)),
    -- Some exports lose the point before the fraction of a second.
    case when regexp_full_match(x, '\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d{3,}Z?') then try_cast(left(x, 19) as timestamp) end,
    -- A number beyond what microseconds of this age can be is no time; casting it would end the whole statement.
    case when abs(try_cast(x as double)) > 0 and abs(try_cast(x as double)) < 1e17 then
      make_timestamp((case
        when abs(try_cast(x as double)) < 1e11 then try_cast(x as double) * 1e6
        when abs(try_cast(x as double)) < 1e14 then try_cast(x as double) * 1e3
        else try_cast(x as double) end)::bigint) end);

create or replace macro to_boolean(x) as
  case lower(x) when 'true' then true when 'false' then false when '1' then true when '0' then false when 'yes' then true when 'no' then false end;

-- '' and vendors' words for "nothing" become NULL.
create or replace macro to_text(x) as
  case when regexp_full_match(x, '(?i)[\s\pZ]*(|-|n/a|na|null|none|undefined|unknown)[\s\pZ]*') then null else x end;

-- An address without port or zone; NULL for what is no IP address.
create or replace macro to_ip(x) as
  case
    when regexp_full_match(x, '(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}') then x
    when regexp_full_match(trim(x), '(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}') then trim(x)
    when regexp_full_match(trim(x), '(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}:\d+') then split_part(trim(x), ':', 1)
    when regexp_full_match(trim(x), '\[[0-9A-Fa-f:.]+\](:\d+)?') then lower(regexp_extract(x, '\[([^\]]+)\]', 1))
    when regexp_full_match(trim(x), '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.*)?') then lower(split_part(trim(x), '%', 1))
  end;

-- Part of a path after the last slash or backslash.
create or replace macro base_name(x) as regexp_extract(x, '[^/\\]+$');

-- OCSF activity_id of the audit classes (Create 1, Read 2, Update 3, Delete 4, Other 99), from an action's verb.
create or replace macro audit_activity(x) as
  case
    -- First what takes away: `deregister` and `unenroll` hold the words of their opposites.
    when regexp_matches(lower(x), '(delete|remove|destroy|revoke|deregister|unregister|unenroll|purge)') then 4
    when regexp_matches(lower(x), '(create|(^|[._-])add|insert|generate|grant|register|issue|enroll|(^|[._-])new)') then 1
    when regexp_matches(lower(x), '(update|change|modify|(^|[._-])set|edit|enable|disable|rename|put|rotate|reset)') then 3
    when regexp_matches(lower(x), '(read|(^|[._-])get|list|view|describe|download|access|export)') then 2
    else 99
  end;

-- OCSF os.type_id from a name as vendors write it.
create or replace macro os_type(x) as
  case
    when x is null then null
    when x in ('Windows', 'Windows 10', 'Windows 11') then 100
    when x in ('macOS', 'Mac OS X') then 300
    when contains(lower(x), 'windows') then 100
    when contains(lower(x), 'ipados') then 302
    when regexp_matches(lower(x), '(ios|iphone)') then 301
    when regexp_matches(lower(x), '(mac|darwin|osx)') then 300
    when contains(lower(x), 'android') then 201
    when regexp_matches(lower(x), '(linux|ubuntu|debian|rhel|fedora|centos|suse)') then 200
    else 99
  end;

-- A hardware address as lower-case pairs with colons; vendors write AA-BB-…, AABB… and aabb.ccdd.eeff.
create or replace macro to_mac(x) as
  case when regexp_full_match(regexp_replace(x, '[:.\-]', '', 'g'), '[0-9A-Fa-f]{12}') then
    regexp_replace(lower(regexp_replace(x, '[:.\-]', '', 'g')), '(..)(..)(..)(..)(..)(..)', '\1:\2:\3:\4:\5:\6') end;

-- USB ids (four hex digits, lower case) in a Windows instance id such as USB\VID_1D6B&PID_0104\CAFEBABE.
create or replace macro usb_vendor_id(x) as nullif(lower(regexp_extract(x, '(?i)VID_([0-9A-F]{4})', 1)), '');
create or replace macro usb_product_id(x) as nullif(lower(regexp_extract(x, '(?i)PID_([0-9A-F]{4})', 1)), '');

-- The serial of a USB device is the last part of its instance id, unless that holds `&`: then the device has none and
-- Windows made the part up from the port.
create or replace macro usb_instance_serial(x) as
  nullif(regexp_extract(x, '(?i)^USB\\VID_[0-9A-F]{4}&PID_[0-9A-F]{4}\\([^\\&]+)$', 1), '');

-- EDID maker (three letters) and product (four hex digits) in a monitor's instance id: DISPLAY\LNX7773\….
create or replace macro display_manufacturer(x) as nullif(upper(regexp_extract(x, '(?i)^DISPLAY\\([A-Z]{3})[0-9A-F]{4}\\', 1)), '');
create or replace macro display_product(x) as nullif(upper(regexp_extract(x, '(?i)^DISPLAY\\[A-Z]{3}([0-9A-F]{4})\\', 1)), '');

-- OCSF peripheral_device.type_id from a device class or description as operating systems write it.
create or replace macro peripheral_type(x) as
  case
    when x is null then null
    when regexp_matches(lower(x), '(diskdrive|disk drive|mass storage|usbstor|wpd|portable)') then 1
    when regexp_matches(lower(x), 'keyboard') then 2
    when regexp_matches(lower(x), '(mouse|pointing)') then 3
    when regexp_matches(lower(x), 'print') then 4
    when regexp_matches(lower(x), '(monitor|display)') then 5
    when regexp_matches(lower(x), '(microphone|audioendpoint)') then 6
    when regexp_matches(lower(x), '(camera|webcam)') then 7
    else 99
  end;

-- The host name in a URL or in `host:port`.
create or replace macro url_host(x) as nullif(lower(regexp_extract(x, '^(?:[A-Za-z][A-Za-z0-9+.\-]*://)?(?:[^/@]*@)?([^/:?#]+)', 1)), '');
