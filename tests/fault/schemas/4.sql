PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE prospect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,                 -- domain::name_key: what WHO is compared with
    company TEXT,
    title TEXT,
    time_zone TEXT,
    time_zone_source TEXT CHECK (time_zone_source IN ('given', 'suggested')),
    pronunciation TEXT,
    cadence TEXT CHECK (cadence IN ('slow', 'measured', 'fast')),
    formality TEXT CHECK (formality IN ('formal', 'neutral', 'casual')),
    source TEXT,
    do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO prospect VALUES(1,X'01a208ebc9807a48a5d3112d3913171c','Dana Ortiz','dana ortiz','Acme','Chair','America/Chicago','given','or-TEEZ','fast','casual','trade fair',0,1795446000,1795446000);
INSERT INTO prospect VALUES(2,X'01a208ebc9807856ad4ea89f9d85faa9','Zoë 李 Großmann','zoe 李 grossmann','Café Ñandú 👋',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1795446000,1795446000);
INSERT INTO prospect VALUES(4,X'01a208ebc9807584864af0ed84295133','O''Brien','o brien',NULL,NULL,'Asia/Kathmandu','given',NULL,NULL,NULL,NULL,0,1795446000,1795446000);
CREATE TABLE name_word (
    word TEXT NOT NULL,
    prospect_id INTEGER NOT NULL,
    PRIMARY KEY (word, prospect_id)
) STRICT, WITHOUT ROWID;
INSERT INTO name_word VALUES('dana',1);
INSERT INTO name_word VALUES('ortiz',1);
INSERT INTO name_word VALUES('grossmann',2);
INSERT INTO name_word VALUES('zoe',2);
INSERT INTO name_word VALUES('李',2);
INSERT INTO name_word VALUES('brien',4);
INSERT INTO name_word VALUES('o',4);
CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    typed TEXT NOT NULL,
    e164 TEXT,
    match_key TEXT NOT NULL                 -- domain::match_key: the digits backwards
) STRICT;
INSERT INTO phone VALUES(1,X'01a208ebc980784d826a5e7184fd0377',1,'+1 312 555 0142','+13125550142','24105552131');
INSERT INTO phone VALUES(2,X'01a208ebc98073b9ab40460ae916921c',1,'0312 555 0143',NULL,'3410555213');
CREATE TABLE email (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    typed TEXT NOT NULL,
    normalised TEXT NOT NULL
) STRICT;
INSERT INTO email VALUES(1,X'01a208ebc98076e795f275cdd1b0385c',1,'Dana@Acme.example','dana@acme.example');
INSERT INTO email VALUES(2,X'01a208ebc9807f3db852757332d6dc30',2,'zoe@example.com','zoe@example.com');
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    name TEXT NOT NULL
) STRICT;
INSERT INTO tag VALUES(1,X'01a208ebc98075f7b7f3c782e15fef59',1,'hot');
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'fact', 'connection', 'greeting')),
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO note VALUES(1,X'01a208ebc9807b0dab3ecca67a534f10',1,'fact',replace('opens a second warehouse\nin May','\n',char(10)),1795446000);
INSERT INTO note VALUES(2,X'01a208ebc980770b913ce09b95c0741c',1,'connection','Zoë knows her',1795446000);
INSERT INTO note VALUES(3,X'01a208ebc98078fa820b39a5c4ecaa08',1,'greeting','back on Monday',1795446000);
INSERT INTO note VALUES(4,X'01a208ebc98073ea8fb2007172e0d843',2,'note','‮emoji 👩‍👩‍👧‍👦, ''quotes'' and [31mred',1795446000);
INSERT INTO note VALUES(6,X'01a20e12258076c6b11665d6c2f50e5a',2,'note','their office moves in June',1795532400);
CREATE TABLE touch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    kind TEXT NOT NULL CHECK (kind IN ('voicemail', 'call', 'email')),
    direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
    outcome TEXT CHECK (outcome IN
        ('spoke', 'no-answer', 'busy', 'gatekeeper', 'wrong-number', 'hung-up')),
    text TEXT,
    seconds INTEGER,
    recognized INTEGER CHECK (recognized IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO touch VALUES(1,X'01a208ebc9807854aacfb958e17e988e',1,'voicemail','outbound',NULL,'Hi Dana, I''ll call you on Thursday',11,NULL,1795446000);
INSERT INTO touch VALUES(2,X'01a208ebc9807573835fac23e47110b1',2,'voicemail','outbound',NULL,NULL,NULL,NULL,1795446000);
INSERT INTO touch VALUES(3,X'01a208ebc980726dbce6c8e04d8527f8',1,'call','inbound','spoke','wants a quote',NULL,1,1795446000);
INSERT INTO touch VALUES(4,X'01a208ebc98073a682bc5b84a44847e5',2,'call','outbound','busy',NULL,NULL,0,1795446000);
INSERT INTO touch VALUES(5,X'01a208ebc9807b34a35d9789a84f7a06',1,'email','inbound',NULL,'the quote',NULL,NULL,1795446000);
INSERT INTO touch VALUES(6,X'01a208ebc98074368dcaed32cfe9cff6',2,'email','outbound',NULL,NULL,NULL,NULL,1795446000);
CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,
    prospect_id INTEGER NOT NULL REFERENCES prospect (id),
    anchor TEXT NOT NULL CHECK (anchor IN ('wall', 'instant')),
    local_time TEXT NOT NULL,               -- on the wall in time_zone
    time_zone TEXT NOT NULL,
    due_at INTEGER NOT NULL,                -- for anchor 'wall' found from the two above
    phrase TEXT NOT NULL,                   -- the time as it was typed
    zone_rules TEXT NOT NULL,               -- version of the rules that due_at was found with
    about TEXT,
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'kept', 'moved', 'canceled', 'missed')),
    made_at INTEGER NOT NULL,
    closed_at INTEGER,
    minutes_late INTEGER,
    moved_from INTEGER REFERENCES promise (id),
    override_reason TEXT,
    why TEXT
) STRICT;
INSERT INTO promise VALUES(1,X'01a208ebc9807a3aab40c807ddfc35a9',1,'wall','2026-11-26T10:15','America/Chicago',1795709700,'thu 10:15','2025b','the warehouse','kept',1795446000,1795710000,5,NULL,NULL,NULL);
INSERT INTO promise VALUES(2,X'01a208ebc9807ca195d3a694378313c0',2,'wall','2026-11-27T09:00','Europe/Berlin',1795766400,'fri 9:00','2025b',NULL,'canceled',1795446000,1795446000,NULL,NULL,NULL,'the fair is off');
INSERT INTO promise VALUES(3,X'01a208ebc9807ce4a869abdc42d78125',4,'wall','2026-11-24T11:00','Asia/Kathmandu',1795497300,'tomorrow 11:00','2025b','Straße','missed',1795446000,1796396400,NULL,NULL,NULL,NULL);
INSERT INTO promise VALUES(4,X'01a24191bd8079b7826be96616b3ede3',1,'wall','2026-12-07T09:00','America/Chicago',1796655600,'mon 9:00','2025b','the quote','moved',1796396400,1796396400,NULL,NULL,NULL,NULL);
INSERT INTO promise VALUES(5,X'01a24191bd8071ffae1cf44ba9cf13f2',1,'wall','2026-12-08T10:00','America/Chicago',1796745600,'tue 10:00','2025b','the quote','open',1796396400,NULL,NULL,4,NULL,NULL);
INSERT INTO promise VALUES(6,X'01a24191bd80783c9e64183a3b34805e',2,'instant','2026-12-04T18:00','Europe/Berlin',1796403600,'in 2h','2025b',NULL,'open',1796396400,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE command (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    clock INTEGER NOT NULL,                 -- hybrid logical clock: milliseconds * 2^15 + counter
    name TEXT NOT NULL
, reverses INTEGER REFERENCES command (id)) STRICT;
INSERT INTO command VALUES(1,58833174528000000,'prospect add',NULL);
INSERT INTO command VALUES(2,58833174528000001,'prospect add',NULL);
INSERT INTO command VALUES(3,58833174528000002,'prospect add',NULL);
INSERT INTO command VALUES(4,58833174528000003,'prospect add',NULL);
INSERT INTO command VALUES(5,58833174528000004,'prospect edit',NULL);
INSERT INTO command VALUES(6,58833174528000005,'note',NULL);
INSERT INTO command VALUES(7,58833174528000006,'note',NULL);
INSERT INTO command VALUES(8,58833174528000007,'note',NULL);
INSERT INTO command VALUES(9,58833174528000008,'note',NULL);
INSERT INTO command VALUES(10,58833174528000009,'voicemail',NULL);
INSERT INTO command VALUES(11,58833174528000010,'voicemail',NULL);
INSERT INTO command VALUES(12,58833174528000011,'call',NULL);
INSERT INTO command VALUES(13,58833174528000012,'call',NULL);
INSERT INTO command VALUES(14,58833174528000013,'email',NULL);
INSERT INTO command VALUES(15,58833174528000014,'email',NULL);
INSERT INTO command VALUES(16,58833174528000015,'promise-call',NULL);
INSERT INTO command VALUES(17,58833174528000016,'promise-call',NULL);
INSERT INTO command VALUES(18,58833174528000017,'promise-call',NULL);
INSERT INTO command VALUES(19,58841825280000000,'promise keep',NULL);
INSERT INTO command VALUES(20,58841825280000001,'promise cancel',NULL);
INSERT INTO command VALUES(21,58864317235200000,'promise miss',NULL);
INSERT INTO command VALUES(22,58864317235200001,'promise-call',NULL);
INSERT INTO command VALUES(23,58864317235200002,'promise move',NULL);
INSERT INTO command VALUES(24,58864317235200003,'promise-call',NULL);
INSERT INTO command VALUES(25,58864317235200004,'note',NULL);
INSERT INTO command VALUES(26,58864317235200005,'undo',25);
INSERT INTO command VALUES(27,58864317235200006,'note',NULL);
INSERT INTO command VALUES(28,58864317235200007,'undo',27);
INSERT INTO command VALUES(29,58864317235200008,'redo',28);
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id INTEGER NOT NULL REFERENCES command (id),
    subject TEXT NOT NULL,                  -- a table
    uid BLOB NOT NULL,                      -- a row of it
    field TEXT NOT NULL,                    -- a column; '' when the row came or went
    old ANY,                                -- of a row that went: all of it, as JSON
    new ANY
) STRICT;
INSERT INTO operation VALUES(1,1,'prospect',X'01a208ebc9807a48a5d3112d3913171c','',NULL,NULL);
INSERT INTO operation VALUES(2,1,'phone',X'01a208ebc980784d826a5e7184fd0377','',NULL,NULL);
INSERT INTO operation VALUES(3,1,'phone',X'01a208ebc98073b9ab40460ae916921c','',NULL,NULL);
INSERT INTO operation VALUES(4,1,'email',X'01a208ebc98076e795f275cdd1b0385c','',NULL,NULL);
INSERT INTO operation VALUES(5,1,'tag',X'01a208ebc98075f7b7f3c782e15fef59','',NULL,NULL);
INSERT INTO operation VALUES(6,1,'tag',X'01a208ebc9807ad68367128a8f2f1db5','',NULL,NULL);
INSERT INTO operation VALUES(7,2,'prospect',X'01a208ebc9807856ad4ea89f9d85faa9','',NULL,NULL);
INSERT INTO operation VALUES(8,2,'email',X'01a208ebc9807f3db852757332d6dc30','',NULL,NULL);
INSERT INTO operation VALUES(9,3,'prospect',X'01a208ebc98079509edd5a37e31aaf50','',NULL,NULL);
INSERT INTO operation VALUES(10,4,'prospect',X'01a208ebc9807584864af0ed84295133','',NULL,NULL);
INSERT INTO operation VALUES(11,5,'prospect',X'01a208ebc9807a48a5d3112d3913171c','title','CEO','Chair');
INSERT INTO operation VALUES(12,5,'tag',X'01a208ebc9807ad68367128a8f2f1db5','','{"id":2,"uid":"01A208EBC9807AD68367128A8F2F1DB5","prospect_id":1,"name":"gone"}',NULL);
INSERT INTO operation VALUES(13,6,'note',X'01a208ebc9807b0dab3ecca67a534f10','',NULL,NULL);
INSERT INTO operation VALUES(14,7,'note',X'01a208ebc980770b913ce09b95c0741c','',NULL,NULL);
INSERT INTO operation VALUES(15,8,'note',X'01a208ebc98078fa820b39a5c4ecaa08','',NULL,NULL);
INSERT INTO operation VALUES(16,9,'note',X'01a208ebc98073ea8fb2007172e0d843','',NULL,NULL);
INSERT INTO operation VALUES(17,10,'touch',X'01a208ebc9807854aacfb958e17e988e','',NULL,NULL);
INSERT INTO operation VALUES(18,11,'touch',X'01a208ebc9807573835fac23e47110b1','',NULL,NULL);
INSERT INTO operation VALUES(19,12,'touch',X'01a208ebc980726dbce6c8e04d8527f8','',NULL,NULL);
INSERT INTO operation VALUES(20,13,'touch',X'01a208ebc98073a682bc5b84a44847e5','',NULL,NULL);
INSERT INTO operation VALUES(21,14,'touch',X'01a208ebc9807b34a35d9789a84f7a06','',NULL,NULL);
INSERT INTO operation VALUES(22,15,'touch',X'01a208ebc98074368dcaed32cfe9cff6','',NULL,NULL);
INSERT INTO operation VALUES(23,16,'promise',X'01a208ebc9807a3aab40c807ddfc35a9','',NULL,NULL);
INSERT INTO operation VALUES(24,17,'promise',X'01a208ebc9807ca195d3a694378313c0','',NULL,NULL);
INSERT INTO operation VALUES(25,18,'promise',X'01a208ebc9807ce4a869abdc42d78125','',NULL,NULL);
INSERT INTO operation VALUES(26,19,'promise',X'01a208ebc9807a3aab40c807ddfc35a9','state','open','kept');
INSERT INTO operation VALUES(27,19,'promise',X'01a208ebc9807a3aab40c807ddfc35a9','closed_at',NULL,1795710000);
INSERT INTO operation VALUES(28,19,'promise',X'01a208ebc9807a3aab40c807ddfc35a9','minutes_late',NULL,5);
INSERT INTO operation VALUES(29,20,'promise',X'01a208ebc9807ca195d3a694378313c0','state','open','canceled');
INSERT INTO operation VALUES(30,20,'promise',X'01a208ebc9807ca195d3a694378313c0','closed_at',NULL,1795446000);
INSERT INTO operation VALUES(31,20,'promise',X'01a208ebc9807ca195d3a694378313c0','why',NULL,'the fair is off');
INSERT INTO operation VALUES(32,21,'promise',X'01a208ebc9807ce4a869abdc42d78125','state','open','missed');
INSERT INTO operation VALUES(33,21,'promise',X'01a208ebc9807ce4a869abdc42d78125','closed_at',NULL,1796396400);
INSERT INTO operation VALUES(34,22,'promise',X'01a24191bd8079b7826be96616b3ede3','',NULL,NULL);
INSERT INTO operation VALUES(35,23,'promise',X'01a24191bd8079b7826be96616b3ede3','state','open','moved');
INSERT INTO operation VALUES(36,23,'promise',X'01a24191bd8079b7826be96616b3ede3','closed_at',NULL,1796396400);
INSERT INTO operation VALUES(37,23,'promise',X'01a24191bd8071ffae1cf44ba9cf13f2','',NULL,NULL);
INSERT INTO operation VALUES(38,24,'promise',X'01a24191bd80783c9e64183a3b34805e','',NULL,NULL);
INSERT INTO operation VALUES(39,24,'prospect',X'01a208ebc98079509edd5a37e31aaf50','','{"id":3,"uid":"01A208EBC98079509EDD5A37E31AAF50","name":"Gone","name_key":"gone","company":null,"title":null,"time_zone":null,"time_zone_source":null,"pronunciation":null,"cadence":null,"formality":null,"source":null,"do_not_call":0,"created_at":1795446000,"updated_at":1795446000}',NULL);
INSERT INTO operation VALUES(40,25,'note',X'01a20e122580772299988fec15708f76','',NULL,NULL);
INSERT INTO operation VALUES(41,26,'note',X'01a20e122580772299988fec15708f76','','{"id":5,"uid":"01A20E122580772299988FEC15708F76","prospect_id":1,"kind":"note","text":"asked for the price twice","created_at":1795532400}',NULL);
INSERT INTO operation VALUES(42,27,'note',X'01a20e12258076c6b11665d6c2f50e5a','',NULL,NULL);
INSERT INTO operation VALUES(43,28,'note',X'01a20e12258076c6b11665d6c2f50e5a','','{"id":6,"uid":"01A20E12258076C6B11665D6C2F50E5A","prospect_id":2,"kind":"note","text":"their office moves in June","created_at":1795532400}',NULL);
INSERT INTO operation VALUES(44,29,'note',X'01a20e12258076c6b11665d6c2f50e5a','',NULL,NULL);
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;
INSERT INTO settings VALUES('hash_key',X'00ff');
INSERT INTO settings VALUES('zone_rules','2025b');
CREATE TABLE reminder_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE,               -- the delivery id that a hook sees
    promise_id INTEGER NOT NULL REFERENCES promise (id),
    due_at INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('stdout', 'exec')),
    lead INTEGER NOT NULL,                  -- seconds before due_at
    state TEXT NOT NULL CHECK (state IN ('claimed', 'delivered', 'failed', 'expired')),
    attempt INTEGER NOT NULL,
    lease_until INTEGER,
    retry_at INTEGER,
    UNIQUE (promise_id, due_at, channel, lead)
) STRICT;
INSERT INTO reminder_delivery VALUES(1,X'019365a0000000000000000000000002',1,1795709700,'stdout',0,'delivered',1,NULL,NULL);
INSERT INTO reminder_delivery VALUES(2,X'019365a0000000000000000000000003',3,1,'exec',600,'failed',2,1795446000,1795446060);
CREATE TABLE erased (
    uid BLOB PRIMARY KEY,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO erased VALUES(X'019365a0000000000000000000000001',1795446000);
CREATE TABLE erased_contact (
    hash BLOB NOT NULL,                     -- keyed, of a phone's digits or an e-mail address
    uid BLOB NOT NULL REFERENCES erased (uid),
    PRIMARY KEY (hash, uid)
) STRICT, WITHOUT ROWID;
INSERT INTO erased_contact VALUES(X'00ff80',X'019365a0000000000000000000000001');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','note_words','note_words',0,'CREATE VIRTUAL TABLE note_words USING fts5(text, content = ''note'', content_rowid = ''id'', tokenize = ''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'note_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO note_words_data VALUES(1,X'0515');
INSERT INTO note_words_data VALUES(10,X'000000000109090009010101020101030101040101050101060101070101080101090101');
INSERT INTO note_words_data VALUES(137438953473,X'0000003c0230610102030102696e01020601036d617901020701056f70656e7301020201067365636f6e64010204010977617265686f757365010205040607080a0b');
INSERT INTO note_words_data VALUES(274877906945,X'0000001e043068657202020401056b6e6f777302020301037a6f6502020204080a');
INSERT INTO note_words_data VALUES(412316860417,X'0000001f05306261636b03020201066d6f6e64617903020401026f6e03020304090b');
INSERT INTO note_words_data VALUES(549755813889,X'0000002c073033316d7265640402050103616e640402040105656d6f6a69040202010671756f746573040203040b080a');
INSERT INTO note_words_data VALUES(687194767361,X'00000031063061736b65640502020103666f72050203010570726963650502050103746865050204020477696365050206040a080a08');
INSERT INTO note_words_data VALUES(824633720833,X'0000002c063061736b656405010103666f7205010105707269636505010103746865050102047769636505010409070907');
INSERT INTO note_words_data VALUES(962072674305,X'000000330330696e06020501046a756e6506020601056d6f76657306020401066f6666696365060203010574686569720602020407090a0b');
INSERT INTO note_words_data VALUES(1099511627777,X'0000002e0330696e060101046a756e65060101056d6f766573060101066f66666963650601010574686569720601040608090a');
INSERT INTO note_words_data VALUES(1236950581249,X'000000330330696e06020501046a756e6506020601056d6f76657306020401066f6666696365060203010574686569720602020407090a0b');
CREATE TABLE IF NOT EXISTS 'note_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO note_words_idx VALUES(1,X'',2);
INSERT INTO note_words_idx VALUES(2,X'',2);
INSERT INTO note_words_idx VALUES(3,X'',2);
INSERT INTO note_words_idx VALUES(4,X'',2);
INSERT INTO note_words_idx VALUES(5,X'',2);
INSERT INTO note_words_idx VALUES(6,X'',2);
INSERT INTO note_words_idx VALUES(7,X'',2);
INSERT INTO note_words_idx VALUES(8,X'',2);
INSERT INTO note_words_idx VALUES(9,X'',2);
CREATE TABLE IF NOT EXISTS 'note_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO note_words_docsize VALUES(1,X'06');
INSERT INTO note_words_docsize VALUES(2,X'03');
INSERT INTO note_words_docsize VALUES(3,X'03');
INSERT INTO note_words_docsize VALUES(4,X'04');
INSERT INTO note_words_docsize VALUES(6,X'05');
CREATE TABLE IF NOT EXISTS 'note_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO note_words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','touch_words','touch_words',0,'CREATE VIRTUAL TABLE touch_words USING fts5(text, content = ''touch'', content_rowid = ''id'', tokenize = ''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'touch_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO touch_words_data VALUES(1,X'060d');
INSERT INTO touch_words_data VALUES(10,X'000000000103030003010101020101030101');
INSERT INTO touch_words_data VALUES(137438953473,X'00000046053063616c6c010206010464616e610102030102686901020201016901020401026c6c01020501026f6e010208010874687572736461790102090103796f75010207040909070607070d');
INSERT INTO touch_words_data VALUES(274877906945,X'0000001e023061030203010571756f7465030204010577616e747303020204060a');
INSERT INTO touch_words_data VALUES(412316860417,X'00000016063071756f74650502030103746865050202040a');
CREATE TABLE IF NOT EXISTS 'touch_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO touch_words_idx VALUES(1,X'',2);
INSERT INTO touch_words_idx VALUES(2,X'',2);
INSERT INTO touch_words_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'touch_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO touch_words_docsize VALUES(1,X'08');
INSERT INTO touch_words_docsize VALUES(2,X'00');
INSERT INTO touch_words_docsize VALUES(3,X'03');
INSERT INTO touch_words_docsize VALUES(4,X'00');
INSERT INTO touch_words_docsize VALUES(5,X'02');
INSERT INTO touch_words_docsize VALUES(6,X'00');
CREATE TABLE IF NOT EXISTS 'touch_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO touch_words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','promise_words','promise_words',0,'CREATE VIRTUAL TABLE promise_words USING fts5(about, content = ''promise'', content_rowid = ''id'', tokenize = ''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'promise_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO promise_words_data VALUES(1,X'0607');
INSERT INTO promise_words_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO promise_words_data VALUES(137438953473,X'0000001a0430746865010202010977617265686f7573650102030408');
INSERT INTO promise_words_data VALUES(274877906945,X'00000010083073747261c39f6503020204');
INSERT INTO promise_words_data VALUES(412316860417,X'00000016063071756f74650402030103746865040202040a');
INSERT INTO promise_words_data VALUES(549755813889,X'00000016063071756f74650502030103746865050202040a');
CREATE TABLE IF NOT EXISTS 'promise_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO promise_words_idx VALUES(1,X'',2);
INSERT INTO promise_words_idx VALUES(2,X'',2);
INSERT INTO promise_words_idx VALUES(3,X'',2);
INSERT INTO promise_words_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'promise_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO promise_words_docsize VALUES(1,X'02');
INSERT INTO promise_words_docsize VALUES(2,X'00');
INSERT INTO promise_words_docsize VALUES(3,X'01');
INSERT INTO promise_words_docsize VALUES(4,X'02');
INSERT INTO promise_words_docsize VALUES(5,X'02');
INSERT INTO promise_words_docsize VALUES(6,X'00');
CREATE TABLE IF NOT EXISTS 'promise_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO promise_words_config VALUES('version',4);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('command',29);
INSERT INTO sqlite_sequence VALUES('operation',44);
INSERT INTO sqlite_sequence VALUES('prospect',4);
INSERT INTO sqlite_sequence VALUES('phone',2);
INSERT INTO sqlite_sequence VALUES('email',2);
INSERT INTO sqlite_sequence VALUES('tag',2);
INSERT INTO sqlite_sequence VALUES('note',6);
INSERT INTO sqlite_sequence VALUES('touch',6);
INSERT INTO sqlite_sequence VALUES('promise',6);
INSERT INTO sqlite_sequence VALUES('reminder_delivery',2);
CREATE INDEX prospect_by_name ON prospect (name_key);
CREATE INDEX name_word_by_prospect ON name_word (prospect_id);
CREATE INDEX phone_by_prospect ON phone (prospect_id);
CREATE INDEX phone_by_match_key ON phone (match_key);
CREATE INDEX email_by_prospect ON email (prospect_id);
CREATE INDEX email_by_address ON email (normalised);
CREATE INDEX tag_by_prospect ON tag (prospect_id);
CREATE INDEX tag_by_name ON tag (name);
CREATE INDEX note_by_prospect ON note (prospect_id, created_at);
CREATE INDEX touch_by_prospect ON touch (prospect_id, at);
CREATE INDEX promise_by_prospect ON promise (prospect_id);
CREATE INDEX promise_open ON promise (due_at) WHERE state = 'open';
CREATE INDEX promise_by_origin ON promise (moved_from) WHERE moved_from IS NOT NULL;
CREATE INDEX prospect_by_company ON prospect (company COLLATE NOCASE);
CREATE TRIGGER name_word_insert AFTER INSERT ON prospect BEGIN
    INSERT OR IGNORE INTO name_word (word, prospect_id)
        SELECT value, new.id
        FROM json_each('[' || replace(json_quote(new.name_key), ' ', '","') || ']');
END;
CREATE TRIGGER name_word_delete AFTER DELETE ON prospect BEGIN
    DELETE FROM name_word WHERE prospect_id = old.id;
END;
CREATE TRIGGER name_word_update AFTER UPDATE OF name_key ON prospect
WHEN old.name_key IS NOT new.name_key BEGIN
    DELETE FROM name_word WHERE prospect_id = old.id;
    INSERT OR IGNORE INTO name_word (word, prospect_id)
        SELECT value, new.id
        FROM json_each('[' || replace(json_quote(new.name_key), ' ', '","') || ']');
END;
CREATE TRIGGER note_words_insert AFTER INSERT ON note BEGIN  INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);END;
CREATE TRIGGER note_words_delete AFTER DELETE ON note BEGIN  INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);END;
CREATE TRIGGER note_words_update AFTER UPDATE OF text ON note WHEN old.text IS NOT new.text BEGIN  INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);  INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);END;
CREATE TRIGGER touch_words_insert AFTER INSERT ON touch BEGIN  INSERT INTO touch_words (rowid, text) VALUES (new.id, new.text);END;
CREATE TRIGGER touch_words_delete AFTER DELETE ON touch BEGIN  INSERT INTO touch_words (touch_words, rowid, text) VALUES ('delete', old.id, old.text);END;
CREATE TRIGGER touch_words_update AFTER UPDATE OF text ON touch WHEN old.text IS NOT new.text BEGIN  INSERT INTO touch_words (touch_words, rowid, text) VALUES ('delete', old.id, old.text);  INSERT INTO touch_words (rowid, text) VALUES (new.id, new.text);END;
CREATE TRIGGER promise_words_insert AFTER INSERT ON promise BEGIN  INSERT INTO promise_words (rowid, about) VALUES (new.id, new.about);END;
CREATE TRIGGER promise_words_delete AFTER DELETE ON promise BEGIN  INSERT INTO promise_words (promise_words, rowid, about) VALUES ('delete', old.id, old.about);END;
CREATE TRIGGER promise_words_update AFTER UPDATE OF about ON promise WHEN old.about IS NOT new.about BEGIN  INSERT INTO promise_words (promise_words, rowid, about) VALUES ('delete', old.id, old.about);  INSERT INTO promise_words (rowid, about) VALUES (new.id, new.about);END;
CREATE TRIGGER prospect_log_insert AFTER INSERT ON prospect BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'prospect', new.uid, '', NULL, NULL; END;
CREATE TRIGGER prospect_log_update AFTER UPDATE ON prospect BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'prospect', new.uid, field, was, becomes FROM (SELECT 'name' AS field, old.name AS was, new.name AS becomes UNION ALL SELECT 'name_key' AS field, old.name_key AS was, new.name_key AS becomes UNION ALL SELECT 'company' AS field, old.company AS was, new.company AS becomes UNION ALL SELECT 'title' AS field, old.title AS was, new.title AS becomes UNION ALL SELECT 'time_zone' AS field, old.time_zone AS was, new.time_zone AS becomes UNION ALL SELECT 'time_zone_source' AS field, old.time_zone_source AS was, new.time_zone_source AS becomes UNION ALL SELECT 'pronunciation' AS field, old.pronunciation AS was, new.pronunciation AS becomes UNION ALL SELECT 'cadence' AS field, old.cadence AS was, new.cadence AS becomes UNION ALL SELECT 'formality' AS field, old.formality AS was, new.formality AS becomes UNION ALL SELECT 'source' AS field, old.source AS was, new.source AS becomes UNION ALL SELECT 'do_not_call' AS field, old.do_not_call AS was, new.do_not_call AS becomes UNION ALL SELECT 'created_at' AS field, old.created_at AS was, new.created_at AS becomes UNION ALL SELECT 'updated_at' AS field, old.updated_at AS was, new.updated_at AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER prospect_log_delete AFTER DELETE ON prospect BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'prospect', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'name', (old.name), 'name_key', (old.name_key), 'company', (old.company), 'title', (old.title), 'time_zone', (old.time_zone), 'time_zone_source', (old.time_zone_source), 'pronunciation', (old.pronunciation), 'cadence', (old.cadence), 'formality', (old.formality), 'source', (old.source), 'do_not_call', (old.do_not_call), 'created_at', (old.created_at), 'updated_at', (old.updated_at)), NULL; END;
CREATE TRIGGER phone_log_insert AFTER INSERT ON phone BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'phone', new.uid, '', NULL, NULL; END;
CREATE TRIGGER phone_log_update AFTER UPDATE ON phone BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'phone', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'typed' AS field, old.typed AS was, new.typed AS becomes UNION ALL SELECT 'e164' AS field, old.e164 AS was, new.e164 AS becomes UNION ALL SELECT 'match_key' AS field, old.match_key AS was, new.match_key AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER phone_log_delete AFTER DELETE ON phone BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'phone', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'typed', (old.typed), 'e164', (old.e164), 'match_key', (old.match_key)), NULL; END;
CREATE TRIGGER email_log_insert AFTER INSERT ON email BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'email', new.uid, '', NULL, NULL; END;
CREATE TRIGGER email_log_update AFTER UPDATE ON email BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'email', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'typed' AS field, old.typed AS was, new.typed AS becomes UNION ALL SELECT 'normalised' AS field, old.normalised AS was, new.normalised AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER email_log_delete AFTER DELETE ON email BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'email', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'typed', (old.typed), 'normalised', (old.normalised)), NULL; END;
CREATE TRIGGER tag_log_insert AFTER INSERT ON tag BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'tag', new.uid, '', NULL, NULL; END;
CREATE TRIGGER tag_log_update AFTER UPDATE ON tag BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'tag', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'name' AS field, old.name AS was, new.name AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER tag_log_delete AFTER DELETE ON tag BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'tag', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'name', (old.name)), NULL; END;
CREATE TRIGGER note_log_insert AFTER INSERT ON note BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'note', new.uid, '', NULL, NULL; END;
CREATE TRIGGER note_log_update AFTER UPDATE ON note BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'note', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'kind' AS field, old.kind AS was, new.kind AS becomes UNION ALL SELECT 'text' AS field, old.text AS was, new.text AS becomes UNION ALL SELECT 'created_at' AS field, old.created_at AS was, new.created_at AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER note_log_delete AFTER DELETE ON note BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'note', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'kind', (old.kind), 'text', (old.text), 'created_at', (old.created_at)), NULL; END;
CREATE TRIGGER touch_log_insert AFTER INSERT ON touch BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'touch', new.uid, '', NULL, NULL; END;
CREATE TRIGGER touch_log_update AFTER UPDATE ON touch BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'touch', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'kind' AS field, old.kind AS was, new.kind AS becomes UNION ALL SELECT 'direction' AS field, old.direction AS was, new.direction AS becomes UNION ALL SELECT 'outcome' AS field, old.outcome AS was, new.outcome AS becomes UNION ALL SELECT 'text' AS field, old.text AS was, new.text AS becomes UNION ALL SELECT 'seconds' AS field, old.seconds AS was, new.seconds AS becomes UNION ALL SELECT 'recognized' AS field, old.recognized AS was, new.recognized AS becomes UNION ALL SELECT 'at' AS field, old.at AS was, new.at AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER touch_log_delete AFTER DELETE ON touch BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'touch', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'kind', (old.kind), 'direction', (old.direction), 'outcome', (old.outcome), 'text', (old.text), 'seconds', (old.seconds), 'recognized', (old.recognized), 'at', (old.at)), NULL; END;
CREATE TRIGGER promise_log_insert AFTER INSERT ON promise BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'promise', new.uid, '', NULL, NULL; END;
CREATE TRIGGER promise_log_update AFTER UPDATE ON promise BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'promise', new.uid, field, was, becomes FROM (SELECT 'prospect_id' AS field, old.prospect_id AS was, new.prospect_id AS becomes UNION ALL SELECT 'anchor' AS field, old.anchor AS was, new.anchor AS becomes UNION ALL SELECT 'local_time' AS field, old.local_time AS was, new.local_time AS becomes UNION ALL SELECT 'time_zone' AS field, old.time_zone AS was, new.time_zone AS becomes UNION ALL SELECT 'due_at' AS field, old.due_at AS was, new.due_at AS becomes UNION ALL SELECT 'phrase' AS field, old.phrase AS was, new.phrase AS becomes UNION ALL SELECT 'zone_rules' AS field, old.zone_rules AS was, new.zone_rules AS becomes UNION ALL SELECT 'about' AS field, old.about AS was, new.about AS becomes UNION ALL SELECT 'state' AS field, old.state AS was, new.state AS becomes UNION ALL SELECT 'made_at' AS field, old.made_at AS was, new.made_at AS becomes UNION ALL SELECT 'closed_at' AS field, old.closed_at AS was, new.closed_at AS becomes UNION ALL SELECT 'minutes_late' AS field, old.minutes_late AS was, new.minutes_late AS becomes UNION ALL SELECT 'moved_from' AS field, old.moved_from AS was, new.moved_from AS becomes UNION ALL SELECT 'override_reason' AS field, old.override_reason AS was, new.override_reason AS becomes UNION ALL SELECT 'why' AS field, old.why AS was, new.why AS becomes) WHERE was IS NOT becomes; END;
CREATE TRIGGER promise_log_delete AFTER DELETE ON promise BEGIN INSERT INTO operation (command_id, subject, uid, field, old, new) SELECT (SELECT max(id) FROM command), 'promise', old.uid, '', json_object('id', (old.id), 'uid', hex(old.uid), 'prospect_id', (old.prospect_id), 'anchor', (old.anchor), 'local_time', (old.local_time), 'time_zone', (old.time_zone), 'due_at', (old.due_at), 'phrase', (old.phrase), 'zone_rules', (old.zone_rules), 'about', (old.about), 'state', (old.state), 'made_at', (old.made_at), 'closed_at', (old.closed_at), 'minutes_late', (old.minutes_late), 'moved_from', (old.moved_from), 'override_reason', (old.override_reason), 'why', (old.why)), NULL; END;
CREATE INDEX note_by_time ON note (created_at);
CREATE INDEX touch_by_time ON touch (at);
CREATE INDEX promise_by_time ON promise (made_at);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=4;
PRAGMA application_id=1986880367;
