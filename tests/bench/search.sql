-- The newest texts with all of :words, as somebody would ask the shell for them who knows that rows
-- are recorded in the order of time, as they are here, and that FTS5 is quick with the latest ids.
SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), kind, found.id, prospect.name, found.text
FROM (
    SELECT * FROM (
        SELECT 'note' AS kind, note.id, prospect_id, created_at AS at, note.text
        FROM note_words JOIN note ON note.id = note_words.rowid
        WHERE note_words MATCH :words ORDER BY note_words.rowid DESC LIMIT 20)
    UNION ALL
    SELECT * FROM (
        SELECT kind, touch.id, prospect_id, at, touch.text
        FROM touch_words JOIN touch ON touch.id = touch_words.rowid
        WHERE touch_words MATCH :words ORDER BY touch_words.rowid DESC LIMIT 20)
    UNION ALL
    SELECT * FROM (
        SELECT 'promise', promise.id, prospect_id, made_at, promise.about
        FROM promise_words JOIN promise ON promise.id = promise_words.rowid
        WHERE promise_words MATCH :words
          AND NOT EXISTS (SELECT 1 FROM promise AS next WHERE next.moved_from = promise.id
                          AND next.about IS promise.about)
        ORDER BY promise_words.rowid DESC LIMIT 20)
) AS found JOIN prospect ON prospect.id = prospect_id
ORDER BY at DESC LIMIT 20;
