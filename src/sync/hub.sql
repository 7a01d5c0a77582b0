-- The hub of a team: where its replicas leave what they have changed, and fetch what others have.
-- `vmcoach sync init` runs this file in one transaction, as does `psql -1 -f hub.sql`. Run again, it
-- brings an older hub up to date and leaves what it keeps as it is. PostgreSQL 15 or newer.
--
-- Sellers may call the functions and do nothing else. These belong to vmcoach_hub, which owns no
-- table, so that row-level security binds whatever they do: a mistake in one of them shows or
-- changes no other team's rows. Every key begins with the team, so that the tables can be
-- partitioned or distributed by it.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['vmcoach_hub', 'vmcoach_member'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
    -- From PostgreSQL 16 on, who creates a role is its member but may not act as it.
    IF NOT pg_has_role('vmcoach_hub', CASE WHEN current_setting('server_version_num')::integer
                                           < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
        GRANT vmcoach_hub TO CURRENT_USER;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_auth_members
                   WHERE roleid = 'vmcoach_member'::regrole AND member = 'vmcoach_hub'::regrole
                         AND admin_option) THEN
        GRANT vmcoach_member TO vmcoach_hub WITH ADMIN OPTION;
    END IF;
END $$;

CREATE SCHEMA IF NOT EXISTS vmcoach;
GRANT USAGE ON SCHEMA vmcoach TO vmcoach_hub, vmcoach_member;
-- A function can only be given to who may create one.
GRANT CREATE ON SCHEMA vmcoach TO vmcoach_hub;

-- Which programs the hub understands: those whose form of a register is of these versions.
CREATE TABLE IF NOT EXISTS vmcoach.understood (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    oldest integer NOT NULL,
    newest integer NOT NULL
);
INSERT INTO vmcoach.understood (oldest, newest) VALUES (1, 1)
    ON CONFLICT (only_row) DO UPDATE SET newest = greatest(understood.newest, excluded.newest);

CREATE TABLE IF NOT EXISTS vmcoach.team (
    team uuid PRIMARY KEY,
    name text NOT NULL,
    seq bigint NOT NULL DEFAULT 0            -- the last that was drawn
);

-- A seller may have several logins, say one for each machine.
CREATE TABLE IF NOT EXISTS vmcoach.member (
    team uuid NOT NULL REFERENCES vmcoach.team,
    login text NOT NULL,
    seller text NOT NULL,
    role text NOT NULL CHECK (role IN ('read', 'seller', 'manager')),
    PRIMARY KEY (team, login)
);
CREATE INDEX IF NOT EXISTS member_by_login ON vmcoach.member (login);

-- The newest value of each field of each row. A field '' stands for the row as it came, whole. The
-- version is the clock (milliseconds since 1970, UTC, times 2^15, and a counter) and, where two are
-- equal, the device.
CREATE TABLE IF NOT EXISTS vmcoach.register (
    team uuid NOT NULL,
    uid uuid NOT NULL,
    field text NOT NULL,
    subject text NOT NULL,                   -- the kind of row
    person uuid NOT NULL,                    -- whose row it was when this was written
    clock bigint NOT NULL,
    device uuid NOT NULL,
    value text,                              -- JSON, as the program wrote it
    login text NOT NULL,                     -- who left it here
    seq bigint NOT NULL,                     -- the order in which it came
    PRIMARY KEY (team, uid, field)
);
CREATE UNIQUE INDEX IF NOT EXISTS register_by_seq ON vmcoach.register (team, seq);
CREATE INDEX IF NOT EXISTS register_by_person ON vmcoach.register (team, person);

-- Every value that is not the newest.
CREATE TABLE IF NOT EXISTS vmcoach.history (
    team uuid NOT NULL,
    uid uuid NOT NULL,
    field text NOT NULL,
    clock bigint NOT NULL,
    device uuid NOT NULL,
    subject text NOT NULL,
    person uuid NOT NULL,
    value text,
    login text NOT NULL,
    is_conflict boolean NOT NULL,            -- whoever wrote the one had not seen the other
    lost_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (team, uid, field, clock, device)
);
CREATE INDEX IF NOT EXISTS history_by_person ON vmcoach.history (team, person);
CREATE INDEX IF NOT EXISTS history_conflicts ON vmcoach.history (team, lost_at) WHERE is_conflict;

CREATE TABLE IF NOT EXISTS vmcoach.erased (
    team uuid NOT NULL,
    uid uuid NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (team, uid)
);
CREATE UNIQUE INDEX IF NOT EXISTS erased_by_seq ON vmcoach.erased (team, seq);

-- What came at once. A replica knows by the token whether the hub still has what the replica has
-- seen: a backup that was restored, or a standby that lagged behind, has not.
CREATE TABLE IF NOT EXISTS vmcoach.batch (
    team uuid NOT NULL,
    last_seq bigint NOT NULL,
    first_seq bigint NOT NULL,
    token uuid NOT NULL,
    login text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (team, last_seq)
);

-- Samples of what people wrote have no place among the planner's statistics, where no erasure finds
-- them.
ALTER TABLE vmcoach.register ALTER COLUMN value SET STATISTICS 0;
ALTER TABLE vmcoach.history ALTER COLUMN value SET STATISTICS 0;

REVOKE ALL ON ALL TABLES IN SCHEMA vmcoach FROM PUBLIC, vmcoach_hub, vmcoach_member;
GRANT SELECT ON ALL TABLES IN SCHEMA vmcoach TO vmcoach_hub;
GRANT INSERT, UPDATE, DELETE ON vmcoach.register, vmcoach.history TO vmcoach_hub;
GRANT INSERT ON vmcoach.erased, vmcoach.batch, vmcoach.team TO vmcoach_hub;
GRANT UPDATE ON vmcoach.team TO vmcoach_hub;
GRANT INSERT, UPDATE, DELETE ON vmcoach.member TO vmcoach_hub;

DO $$
DECLARE
    kept text;
    -- IS TRUE keeps it out of the choice of an index. Before a table's statistics are made, it would
    -- make the planner take each index for as good as the right one.
    mine CONSTANT text := '(team = ANY (ARRAY(SELECT m.team FROM vmcoach.member AS m'
                          ' WHERE m.login = session_user%s))) IS TRUE';
BEGIN
    FOREACH kept IN ARRAY ARRAY['register', 'history', 'erased', 'batch'] LOOP
        EXECUTE format('ALTER TABLE vmcoach.%I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('DROP POLICY IF EXISTS members_read ON vmcoach.%I', kept);
        EXECUTE format('DROP POLICY IF EXISTS sellers_add ON vmcoach.%I', kept);
        EXECUTE format('DROP POLICY IF EXISTS sellers_change ON vmcoach.%I', kept);
        EXECUTE format('DROP POLICY IF EXISTS managers_remove ON vmcoach.%I', kept);
        EXECUTE format('CREATE POLICY members_read ON vmcoach.%I FOR SELECT TO vmcoach_hub'
                       ' USING (%s)', kept, format(mine, ''));
        EXECUTE format('CREATE POLICY sellers_add ON vmcoach.%I FOR INSERT TO vmcoach_hub'
                       ' WITH CHECK (%s)', kept, format(mine, ' AND m.role <> ''read'''));
        EXECUTE format('CREATE POLICY sellers_change ON vmcoach.%I FOR UPDATE TO vmcoach_hub'
                       ' USING (%s)', kept, format(mine, ' AND m.role <> ''read'''));
        EXECUTE format('CREATE POLICY managers_remove ON vmcoach.%I FOR DELETE TO vmcoach_hub'
                       ' USING (%s)', kept, format(mine, ' AND m.role = ''manager'''));
    END LOOP;
END $$;

-- A function can't be replaced by one that returns other columns.
DO $$
DECLARE
    older regprocedure;
BEGIN
    FOR older IN SELECT oid FROM pg_proc WHERE pronamespace = 'vmcoach'::regnamespace LOOP
        EXECUTE format('DROP FUNCTION %s', older);
    END LOOP;
END $$;

-- Errors of class VM are for the program, which has words of its own for each.
CREATE FUNCTION vmcoach.admit(team_id uuid, form integer, roles text[])
RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    known understood;
    mine text;
BEGIN
    SELECT * INTO known FROM understood;
    IF form > known.newest THEN
        RAISE EXCEPTION USING ERRCODE = 'VM004', MESSAGE = known.newest;
    ELSIF form < known.oldest THEN
        RAISE EXCEPTION USING ERRCODE = 'VM005', MESSAGE = known.oldest;
    END IF;
    SELECT role INTO mine FROM member WHERE team = team_id AND login = session_user;
    IF mine IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'VM001', MESSAGE = session_user;
    ELSIF mine <> ALL (roles) THEN
        RAISE EXCEPTION USING ERRCODE = 'VM002', MESSAGE = mine;
    END IF;
END $$;

-- How the hub stands, as a replica needs to know it before it begins.
-- seen, seen_token: the last place in the hub's order that the replica knows of
CREATE FUNCTION vmcoach.hello(team_id uuid, form integer, seen bigint, seen_token uuid)
RETURNS TABLE (clock_ms bigint, my_role text, my_seller text, has_seen boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM admit(team_id, form, ARRAY['read', 'seller', 'manager']);
    RETURN QUERY
        SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint, m.role, m.seller,
               seen = 0 OR EXISTS (SELECT FROM batch AS b
                                   WHERE b.team = team_id AND b.token = seen_token
                                         AND b.last_seq >= seen AND b.first_seq <= seen)
        FROM member AS m WHERE m.team = team_id AND m.login = session_user;
END $$;

-- Takes at most 500 changes. The lock on the team's row makes the order of seq that of the commits:
-- who reads up to one seq misses none before it. To repeat it changes nothing.
-- base: the place up to which the replica had read when it wrote these; null: nobody knows
CREATE FUNCTION vmcoach.push(team_id uuid, form integer, base bigint, changes jsonb)
RETURNS TABLE (seq_before bigint, seq_after bigint, token uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp
SET lock_timeout = '10s' AS $$
#variable_conflict use_column
DECLARE
    before bigint;
    counted bigint;
    is_malformed boolean;
    is_ahead boolean;
    latest CONSTANT bigint :=
        ((extract(epoch FROM clock_timestamp()) * 1000)::bigint + 300000) << 15;
BEGIN
    PERFORM admit(team_id, form, ARRAY['seller', 'manager']);
    -- What one of the team sends reaches all: nothing may come that a program would choke on.
    IF jsonb_array_length(changes) > 500 THEN
        RAISE EXCEPTION 'more than 500 changes at once' USING ERRCODE = 'VM006';
    END IF;
    SELECT bool_or(c.clock IS NULL OR c.clock < 1 OR length(c.subject) > 64
                       OR length(c.field) > 64 OR octet_length(c.value) > 1048576),
           bool_or(c.clock > latest)
        INTO is_malformed, is_ahead
        FROM jsonb_to_recordset(changes) AS c (subject text, field text, clock bigint, value text);
    IF is_malformed THEN
        RAISE EXCEPTION 'a change that is malformed or too large' USING ERRCODE = 'VM006';
    ELSIF is_ahead THEN
        RAISE EXCEPTION USING ERRCODE = 'VM003', MESSAGE = latest;
    END IF;
    SELECT t.seq INTO before FROM team AS t WHERE t.team = team_id FOR UPDATE;

    -- Each row's register is looked up by its key, whatever the planner believes of the table: OFFSET
    -- keeps it from reading all of the team's.
    WITH incoming AS MATERIALIZED (
        SELECT c.* FROM ROWS FROM (jsonb_to_recordset(changes) AS
            (subject text, uid uuid, field text, person uuid, clock bigint, device uuid,
             value text)) WITH ORDINALITY
            AS c (subject, uid, field, person, clock, device, value, place)
        WHERE NOT EXISTS (SELECT FROM erased AS e WHERE e.team = team_id AND e.uid = c.uid)
              AND NOT EXISTS (SELECT FROM erased AS e WHERE e.team = team_id AND e.uid = c.person)
    ), newest AS (
        SELECT DISTINCT ON (uid, field) * FROM incoming
        ORDER BY uid, field, clock DESC, device DESC
    ), compared AS MATERIALIZED (
        -- Of a row that was erased with whose it was, a field may come that knows only whose it is
        -- now.
        SELECT n.*, n.field = '' OR w.is_known OR n.uid IN (SELECT uid FROM newest
                                                            WHERE field = '') AS is_known,
               r.subject AS old_subject, r.person AS old_person, r.clock AS old_clock,
               r.device AS old_device, r.value AS old_value, r.login AS old_login,
               r.seq > base AS is_unseen,
               r.clock IS NULL OR (r.subject = n.subject
                                   AND (n.clock, n.device) > (r.clock, r.device)) AS wins
        FROM newest AS n LEFT JOIN LATERAL (
            SELECT * FROM register AS r
            WHERE r.team = team_id AND r.uid = n.uid AND r.field = n.field OFFSET 0
        ) AS r ON true LEFT JOIN LATERAL (
            SELECT true AS is_known FROM register AS w
            WHERE w.team = team_id AND w.uid = n.uid AND w.field = '' OFFSET 0
        ) AS w ON true
    ), lost AS (
        SELECT i.*, session_user::text AS login,
               coalesce((c.old_clock, c.old_device) > (i.clock, i.device)
                        AND c.old_device <> i.device AND c.is_unseen
                        AND c.old_value IS DISTINCT FROM i.value, false) AS is_conflict
        FROM incoming AS i JOIN compared AS c USING (uid, field)
        WHERE c.is_known AND ((c.clock, c.device) > (i.clock, i.device)
                              OR (c.old_clock, c.old_device) > (i.clock, i.device))
    ), kept AS (
        INSERT INTO history (team, uid, field, clock, device, subject, person, value, login,
                             is_conflict)
            SELECT team_id, uid, field, clock, device, subject, person, value, login, is_conflict
            FROM lost
            UNION ALL
            SELECT team_id, uid, field, old_clock, old_device, old_subject, old_person, old_value,
                   old_login, coalesce(old_device <> device AND is_unseen
                                       AND old_value IS DISTINCT FROM value, false)
            FROM compared WHERE is_known AND wins AND old_clock IS NOT NULL
            ON CONFLICT DO NOTHING
    )
    INSERT INTO register (team, uid, field, subject, person, clock, device, value, login, seq)
        SELECT team_id, uid, field, subject, person, clock, device, value, session_user,
               before + row_number() OVER (ORDER BY place)
        FROM compared WHERE is_known AND wins
        ON CONFLICT (team, uid, field) DO UPDATE
        SET subject = excluded.subject, person = excluded.person, clock = excluded.clock,
            device = excluded.device, value = excluded.value, login = excluded.login,
            seq = excluded.seq;
    GET DIAGNOSTICS counted = ROW_COUNT;
    RETURN QUERY SELECT * FROM draw(team_id, before, counted);
END $$;

-- Notes that so many places in the order are taken, and answers for whoever took them: with no
-- token, where there was nothing to take. The caller holds the team's lock.
CREATE FUNCTION vmcoach.draw(team_id uuid, before bigint, counted bigint)
RETURNS TABLE (seq_before bigint, seq_after bigint, token uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    after CONSTANT bigint := before + counted;
    drawn uuid;
BEGIN
    IF counted > 0 THEN
        UPDATE team SET seq = after WHERE team = team_id;
        INSERT INTO batch (team, first_seq, last_seq, token, login)
            VALUES (team_id, before + 1, after, gen_random_uuid(), session_user)
            RETURNING batch.token INTO drawn;
    END IF;
    RETURN QUERY SELECT before, after, drawn;
END $$;

-- The next changes in the hub's order, and the token of the last one's batch.
CREATE FUNCTION vmcoach.pull(team_id uuid, form integer, since bigint, most integer)
RETURNS TABLE (seq bigint, is_erasure boolean, subject text, uid uuid, field text, person uuid,
               clock bigint, device uuid, value text, token uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM admit(team_id, form, ARRAY['read', 'seller', 'manager']);
    RETURN QUERY
        WITH page AS MATERIALIZED (
            SELECT r.seq, false, r.subject, r.uid, r.field, r.person, r.clock, r.device, r.value
            FROM register AS r WHERE r.team = team_id AND r.seq > since
            UNION ALL
            SELECT e.seq, true, '', e.uid, '', e.uid, 0, e.uid, NULL
            FROM erased AS e WHERE e.team = team_id AND e.seq > since
            ORDER BY seq LIMIT least(most, 5000)
        )
        SELECT page.*, (SELECT b.token FROM batch AS b
                        WHERE b.team = team_id AND b.last_seq >= (SELECT max(p.seq) FROM page AS p)
                        ORDER BY b.last_seq LIMIT 1)
        FROM page ORDER BY page.seq;
END $$;

-- How many changes a replica has not fetched.
CREATE FUNCTION vmcoach.waiting(team_id uuid, form integer, since bigint)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
BEGIN
    PERFORM admit(team_id, form, ARRAY['read', 'seller', 'manager']);
    RETURN (SELECT count(*) FROM register AS r WHERE r.team = team_id AND r.seq > since)
           + (SELECT count(*) FROM erased AS e WHERE e.team = team_id AND e.seq > since);
END $$;

-- Removes all that is known of people, for good, and whatever comes of them later.
-- uids: theirs, and those of rows of theirs that others may know by name
CREATE FUNCTION vmcoach.erase(team_id uuid, form integer, uids uuid[])
RETURNS TABLE (seq_before bigint, seq_after bigint, token uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp
SET lock_timeout = '10s' AS $$
#variable_conflict use_column
DECLARE
    before bigint;
    counted bigint;
    people uuid[];
    doomed uuid[];
BEGIN
    PERFORM admit(team_id, form, ARRAY['manager']);
    SELECT t.seq INTO before FROM team AS t WHERE t.team = team_id FOR UPDATE;
    -- Whoever was merged with them is the same person.
    WITH RECURSIVE same (uid) AS (
        SELECT unnest(uids)
        UNION
        SELECT r.uid FROM same AS s JOIN register AS r ON r.team = team_id
            AND r.field = 'removed' AND r.subject = 'prospect'
            AND r.value = '{"into":"' || replace(s.uid::text, '-', '') || '"}'
        WHERE NOT EXISTS (SELECT FROM register AS back
                          WHERE back.team = team_id AND back.uid = r.uid AND back.field = ''
                                AND back.clock > r.clock)
    )
    SELECT array_agg(same.uid) INTO people FROM same;
    -- Theirs is what came as theirs or is theirs now; what was theirs for a while, by a merge that
    -- was taken back, is not.
    SELECT array_agg(DISTINCT theirs.uid) INTO doomed FROM (
        SELECT r.uid, r.person FROM register AS r
        WHERE r.team = team_id AND r.field = '' AND r.person = ANY (people)
        UNION ALL
        SELECT * FROM (
            SELECT DISTINCT ON (r.uid) r.uid, r.person FROM register AS r
            WHERE r.team = team_id
                  AND r.uid IN (SELECT p.uid FROM register AS p
                                WHERE p.team = team_id AND p.person = ANY (people))
            ORDER BY r.uid, r.field IN ('', 'prospect_uid') DESC, r.clock DESC, r.device DESC
        ) AS now WHERE now.person = ANY (people)
    ) AS theirs;
    doomed := coalesce(doomed, '{}') || people;
    DELETE FROM register AS r WHERE r.team = team_id AND r.uid = ANY (doomed);
    DELETE FROM history AS h
        WHERE h.team = team_id AND (h.uid = ANY (doomed) OR h.person = ANY (people));
    INSERT INTO erased (team, uid, seq)
        SELECT team_id, fresh.uid, before + row_number() OVER (ORDER BY fresh.uid)
        FROM (SELECT DISTINCT u.uid FROM unnest(people) AS u (uid)
              WHERE NOT EXISTS (SELECT FROM erased AS e
                                WHERE e.team = team_id AND e.uid = u.uid)) AS fresh;
    GET DIAGNOSTICS counted = ROW_COUNT;
    RETURN QUERY SELECT * FROM draw(team_id, before, counted);
END $$;

-- The latest values that lost against another which their writer had not seen.
CREATE FUNCTION vmcoach.conflicts(team_id uuid, form integer, most bigint)
RETURNS TABLE (subject text, uid uuid, field text, person uuid, lost_value text, lost_clock bigint,
               lost_by text, kept_value text, kept_clock bigint, kept_by text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM admit(team_id, form, ARRAY['read', 'seller', 'manager']);
    RETURN QUERY
        SELECT h.subject, h.uid, h.field, h.person, h.value, h.clock,
               coalesce(loser.seller, h.login), r.value, r.clock, coalesce(keeper.seller, r.login)
        FROM history AS h
            JOIN register AS r ON r.team = h.team AND r.uid = h.uid AND r.field = h.field
            LEFT JOIN member AS loser ON loser.team = h.team AND loser.login = h.login
            LEFT JOIN member AS keeper ON keeper.team = r.team AND keeper.login = r.login
        WHERE h.team = team_id AND h.is_conflict AND h.field <> 'updated_at'
        ORDER BY h.lost_at DESC, h.clock DESC LIMIT most;
END $$;

-- The teams that the caller belongs to.
CREATE FUNCTION vmcoach.teams()
RETURNS TABLE (team uuid, name text, role text, seller text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
    SELECT m.team, t.name, m.role, m.seller FROM member AS m JOIN team AS t USING (team)
    WHERE m.login = session_user ORDER BY t.name, m.team
$$;

-- Makes a team, and the caller its manager. For who installed the hub.
-- its_team: of a team that moves here from elsewhere
CREATE FUNCTION vmcoach.create_team(its_name text,
                                               its_team uuid DEFAULT gen_random_uuid())
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO team (team, name) VALUES (its_team, its_name);
    INSERT INTO member (team, login, seller, role)
        VALUES (its_team, session_user, session_user, 'manager');
    RETURN its_team;
END $$;

-- The team that a manager means who names none.
CREATE FUNCTION vmcoach.managed_team(team_id uuid)
RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    managed uuid[];
BEGIN
    SELECT array_agg(m.team) INTO managed FROM member AS m
        WHERE m.login = session_user AND m.role = 'manager'
              AND (team_id IS NULL OR m.team = team_id);
    IF coalesce(cardinality(managed), 0) = 0 THEN
        RAISE EXCEPTION '% manages no such team', session_user USING ERRCODE = 'VM002';
    ELSIF cardinality(managed) > 1 THEN
        RAISE EXCEPTION '% manages several teams: say which', session_user
            USING ERRCODE = 'VM002', HINT = 'SELECT * FROM vmcoach.teams()';
    END IF;
    RETURN managed[1];
END $$;

-- A team whose last manager goes could never let anybody in again.
CREATE FUNCTION vmcoach.keep_a_manager(team_id uuid, leaving text)
RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM member AS m
                   WHERE m.team = team_id AND m.role = 'manager' AND m.login <> leaving) THEN
        RAISE EXCEPTION '% is the last manager of the team', leaving USING ERRCODE = 'VM002';
    END IF;
END $$;

-- Lets a login of the server into a team, or gives it another role there. For managers. The seller
-- that it is stays the same: promises are theirs by that name.
CREATE FUNCTION vmcoach.add_member(its_login text, its_role text,
                                              its_seller text DEFAULT NULL,
                                              team_id uuid DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    managed CONSTANT uuid := managed_team(team_id);
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles
                   WHERE rolname = its_login AND rolcanlogin AND NOT rolsuper) THEN
        RAISE EXCEPTION '% is no login, or one that may do everything anyway', its_login
            USING ERRCODE = 'VM002', HINT = 'CREATE ROLE its_name LOGIN';
    END IF;
    IF its_role <> 'manager' THEN
        PERFORM keep_a_manager(managed, its_login);
    END IF;
    EXECUTE format('GRANT vmcoach_member TO %I', its_login);
    INSERT INTO member (team, login, seller, role)
        VALUES (managed, its_login, coalesce(its_seller, its_login), its_role)
        ON CONFLICT (team, login) DO UPDATE
        SET role = excluded.role;
END $$;

-- Lets a login into a team no more. What it left there stays.
CREATE FUNCTION vmcoach.remove_member(its_login text, team_id uuid DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    managed CONSTANT uuid := managed_team(team_id);
BEGIN
    PERFORM keep_a_manager(managed, its_login);
    DELETE FROM member WHERE team = managed AND login = its_login;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is no member', its_login USING ERRCODE = 'VM001';
    END IF;
    IF NOT EXISTS (SELECT FROM member WHERE login = its_login) THEN
        EXECUTE format('REVOKE vmcoach_member FROM %I', its_login);
    END IF;
END $$;

-- Who is in a team. For its managers.
CREATE FUNCTION vmcoach.members(team_id uuid DEFAULT NULL)
RETURNS TABLE (login text, seller text, role text, last_left timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = vmcoach, pg_temp AS $$
#variable_conflict use_column
DECLARE
    managed CONSTANT uuid := managed_team(team_id);
BEGIN
    RETURN QUERY
        SELECT m.login, m.seller, m.role, (SELECT max(b.at) FROM batch AS b
                                           WHERE b.team = managed AND b.login = m.login)
        FROM member AS m WHERE m.team = managed ORDER BY m.seller, m.login;
END $$;

DO $$
DECLARE
    ours regprocedure;
BEGIN
    FOR ours IN SELECT oid FROM pg_proc WHERE pronamespace = 'vmcoach'::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO vmcoach_hub', ours);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, vmcoach_member', ours);
    END LOOP;
END $$;
REVOKE CREATE ON SCHEMA vmcoach FROM vmcoach_hub;
GRANT EXECUTE ON FUNCTION
    vmcoach.hello, vmcoach.push, vmcoach.pull, vmcoach.waiting, vmcoach.erase,
    vmcoach.conflicts, vmcoach.teams, vmcoach.add_member, vmcoach.remove_member, vmcoach.members
    TO vmcoach_member;
