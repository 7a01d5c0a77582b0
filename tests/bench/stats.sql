-- The figures of `vmcoach stats` at the moment :now, as somebody would ask the shell for them. The
-- shell knows no time zones: the hours in which people pick up are those of UTC.

-- Promises: on time, early, late, missed, overdue (within a grace of five minutes).
SELECT count(*) FILTER (WHERE state = 'kept' AND minutes_late BETWEEN -5 AND 5),
       count(*) FILTER (WHERE state = 'kept' AND minutes_late < -5),
       count(*) FILTER (WHERE state = 'kept' AND minutes_late > 5),
       count(*) FILTER (WHERE state = 'missed'),
       count(*) FILTER (WHERE state = 'open' AND due_at <= :now - 360)
FROM promise WHERE due_at <= :now;

-- Messages: inside the band, shorter, longer, of unknown length.
SELECT count(*) FILTER (WHERE seconds BETWEEN 10 AND 20), count(*) FILTER (WHERE seconds < 10),
       count(*) FILTER (WHERE seconds > 20), count(*) FILTER (WHERE seconds IS NULL)
FROM touch WHERE kind = 'voicemail' AND direction = 'outbound' AND at <= :now;

-- By the how manieth touch it was: talks, and those in which they knew the name. To sort the table
-- is quicker than to fetch its rows one by one in the order of an index.
SELECT min(place, 4), sum(recognized), count(*)
FROM (SELECT kind, outcome, recognized, at,
             row_number() OVER (PARTITION BY prospect_id ORDER BY at, id) AS place
      FROM touch NOT INDEXED WHERE direction = 'outbound')
WHERE kind = 'call' AND outcome = 'spoke' AND recognized IS NOT NULL AND at <= :now
GROUP BY 1 ORDER BY 1;

-- Voicemails that were returned within a week, of how many, and those left too recently to tell.
SELECT count(*) FILTER (WHERE next = 'inbound' AND next_at <= at + 604800
                        AND at <= :now - 604800),
       count(*) FILTER (WHERE at <= :now - 604800), count(*) FILTER (WHERE at > :now - 604800)
FROM (SELECT kind, direction, at,
             lead(direction) OVER who AS next, lead(at) OVER who AS next_at
      FROM touch NOT INDEXED
      WHERE direction = 'inbound' OR kind = 'voicemail' OR (kind = 'call' AND outcome = 'spoke')
      WINDOW who AS (PARTITION BY prospect_id ORDER BY at, id))
WHERE kind = 'voicemail' AND direction = 'outbound' AND at <= :now;

-- By weekday and hour: attempts, and those that somebody picked up.
SELECT strftime('%w %H', at, 'unixepoch'), count(*),
       count(*) FILTER (WHERE outcome IN ('spoke', 'hung-up'))
FROM touch
WHERE direction = 'outbound' AND at <= :now
  AND (kind = 'voicemail' OR (kind = 'call' AND outcome <> 'wrong-number'))
GROUP BY 1;
