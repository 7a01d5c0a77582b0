#!/usr/bin/env python3
"""How fast a database and its hub become equal, with both on this machine, and how many sellers one
server takes. Run by `scripts/bench sync`.

Beside each figure stands what PostgreSQL's own client needs for about the same, in the same run:
`\\copy` of the same rows into a table with the same indexes, or a connection and one question.
"""

import argparse
import concurrent.futures
import csv
import io
import os
import resource
import statistics
import subprocess
import time

import soundness
from hub import BINARIES, ENVIRONMENT, Hub
from replicas import Replica

PEOPLE = 10_000
IDLE_RUNS = 30
TEAM_SIZE = 10
TOUCHES_A_DAY = 100
SYNCS_A_DAY = 32  # one every quarter of an hour, for eight hours
HOURS = 8
# What the chapter of the manual promises an answer for.
MANY_SELLERS = 50_000


def timed(act):
    started = time.monotonic()
    result = act()
    return time.monotonic() - started, result


def synced(replica):
    seconds, result = timed(lambda: replica.run("--json", "sync"))
    assert result.code == 0, result
    return seconds, result.json


def people(count):
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Name", "Company", "Phone", "Email", "Notes"])
    for i in range(count):
        writer.writerow([f"Person {i} Name", f"Company {i % 999}", f"+1 312 5{i:06d}"[:15],
                         f"person{i}@x.example", f"met at the fair, likes sailing {i}"])
    return table.getvalue().encode()


def psql(hub, login, sql):
    return subprocess.run(
        [BINARIES / "psql", "-XAtq", "-d", hub.url(login, sslmode="verify-full"), "-c", sql],
        env={**ENVIRONMENT, **hub.environment()}, capture_output=True, check=True)


def rates(hub):
    one, two = Replica(hub, "owner"), Replica(hub, "owner")
    one.join()
    added = one.run("import", "csv", "-", stdin=people(PEOPLE))
    assert added.code == 0, added
    seconds, done = synced(one)
    print(f"push  {done['sent']} rows in {seconds:.2f} s: {done['sent'] / seconds:,.0f} a second")
    two.join()
    seconds, done = synced(two)
    print(f"pull  {done['received']} rows in {seconds:.2f} s:"
          f" {done['received'] / seconds:,.0f} a second")
    hub.sql("CREATE TABLE copied (LIKE vmcoach.register INCLUDING ALL); COPY vmcoach.register TO"
            f" '{hub.folder}/rows'; GRANT ALL ON copied TO owner")
    seconds, _ = timed(lambda: psql(hub, "owner", f"\\copy copied FROM '{hub.folder}/rows'"))
    print(f"      \\copy of the same rows: {done['received'] / seconds:,.0f} a second")
    [[size, rows]] = hub.sql("SELECT pg_total_relation_size('vmcoach.register'), count(*)"
                             " FROM vmcoach.register")
    print(f"size  {int(size) / int(rows):.0f} bytes a row at the hub, indexes included")
    idle = statistics.median(synced(one)[0] for _ in range(IDLE_RUNS))
    asked = statistics.median(timed(lambda: psql(hub, "owner", "SELECT 1"))[0]
                              for _ in range(IDLE_RUNS))
    print(f"idle  a sync of nothing takes {idle * 1000:.0f} ms; psql with one question"
          f" {asked * 1000:.0f} ms (medians of {IDLE_RUNS})")
    for replica in (one, two):
        replica.remove()


def sellers_of(hub, count):
    """In teams, each with a database that knows the team's few people."""
    sellers = []
    for number in range(count):
        login = f"seller{number}"
        hub.add_login(login)
        if number % TEAM_SIZE == 0:
            [[team]] = hub.sql(f"SELECT vmcoach.create_team('team {number}')", login="owner")
        hub.sql(f"SELECT vmcoach.add_member('{login}', 'seller', NULL, '{team}')", login="owner")
        sellers.append(Replica(hub, login))
    return sellers


def begin(replica):
    replica.join()
    added = replica.run("prospect", "add", f"Prospect of {replica.login}")
    assert added.code == 0, added
    synced(replica)


def log_touches(replica, count):
    """As `vmcoach voicemail` would, but without a process for each."""
    now = int(time.time())
    with soundness.opened(replica.database) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(count):
            connection.execute("INSERT INTO command (clock, name) SELECT max(? << 15, 1 +"
                               " max(clock)), 'voicemail' FROM command", [now * 1000])
            connection.execute(
                "INSERT INTO touch (uid, prospect_id, kind, direction, text, at)"
                " VALUES (?, 1, 'voicemail', 'outbound', ?, ?)",
                [os.urandom(16), "Hi, Kim Lee from Initech. I'll call you on Thursday at ten.", now])
        connection.execute("COMMIT")


def day(hub, count, syncs):
    sellers = sellers_of(hub, count)
    workers = 2 * (os.cpu_count() or 1)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        seconds, _ = timed(lambda: list(pool.map(begin, sellers)))
        print(f"day   {count} sellers in teams of {TEAM_SIZE} have joined in {seconds:.0f} s")
        # The server is not ours to wait for: its time is what all else has not used.
        total, received, worked = 0.0, 0, cpu_seconds(hub)
        for number in range(syncs):
            touches = TOUCHES_A_DAY * (number + 1) // syncs - TOUCHES_A_DAY * number // syncs
            for seller in sellers:
                log_touches(seller, touches)
            seconds, done = timed(lambda: list(pool.map(lambda seller: synced(seller)[1], sellers)))
            total += seconds
            received += sum(result["received"] for result in done)
        worked = cpu_seconds(hub) - worked
    rows = count * TOUCHES_A_DAY
    print(f"      their day: {rows} touches sent, {received} received from colleagues, in"
          f" {count * syncs} syncs: {total:.0f} s, with clients and server on {os.cpu_count()} cores")
    rate = count * syncs / total
    print(f"      {rate:.0f} syncs and {rows / total:,.0f} touches a second;"
          f" the server alone used {worked:.0f} s of a core: {worked / count / syncs * 1000:.1f} ms"
          " a sync")
    wanted = MANY_SELLERS * SYNCS_A_DAY / HOURS / 3600
    a_second = MANY_SELLERS * TOUCHES_A_DAY / HOURS / 3600
    print(f"      {MANY_SELLERS} sellers, {SYNCS_A_DAY} syncs a day each in {HOURS} hours, are"
          f" {wanted:.0f} syncs and {a_second:.0f} touches a second on average:"
          f" {wanted * worked / count / syncs:.1f} cores of such a server")
    for seller in sellers:
        seller.remove()


def cpu_seconds(hub):
    """What the server and those of its processes that have ended have used."""
    ticks = 0
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            if int(process) == hub.process.pid:
                ticks += sum(map(int, fields[11:15]))
            elif int(fields[1]) == hub.process.pid:
                ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sellers", type=int, default=1000)
    parser.add_argument("--syncs", type=int, default=SYNCS_A_DAY, help="of each, in their day")
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with Hub(fsync="on", shared_buffers="256MB") as hub:
        rates(hub)
        day(hub, arguments.sellers, arguments.syncs)


if __name__ == "__main__":
    main()
