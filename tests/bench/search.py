"""`vmcoach search` against the sqlite3 shell that runs the same queries on the same file, and against
one query that finds the same in it.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/search.py FILE
"""

import argparse
import json
import re

from due import SOURCE, literals, output_of
from paired import VMCOACH, compare

FILE = "src/store/search.cpp"
LIMIT = 20
AT_FIRST = 1000

# Of the notes that the generator makes, these are in 92 %, in a third, in a tenth, in about a
# hundredth, and in ten of a million. Last, one prospect's.
SEARCHES = (("s", None), ("warehouse", None), ("ware quote", None), ('"second site"', None),
            ('"second site quote pricing"', None), ("warehouse", 1))


def fts5(typed):
    """The words as the query of FTS5 that they become; a phrase is one already."""
    return typed if '"' in typed else " ".join(f'"{word}" *' for word in typed.split())


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def filled(query, *values):
    for value in values:
        query = query.replace("?", str(value), 1)
    return query


def sources():
    """Index, table, kind, text, time and condition of each, as the source lists them."""
    text = (SOURCE / FILE).read_text()
    start = text.index("constexpr std::array sources")
    text = re.sub(r'"\s*\n\s*"', "", text[start:text.index("struct Place", start)])
    values = re.findall(r'"([^"]*)"', text)
    return [values[i:i + 6] for i in range(0, len(values), 6)]


def latest_ids(source, words, prospect, limit):
    index, table, _, _, at, condition = source
    of_one = f"+{index}.rowid IN (SELECT id FROM {table} WHERE prospect_id = {prospect})"
    query = literals(FILE, "latest_ids(std::size_t source, std::int64_t limit) const {",
                     "from.index")
    query = query.format(index, table, at, condition, of_one if prospect else 1)
    return query.replace("?1", quoted(words)).replace("?2", str(limit))


def has_newer(source, before_id, at):
    query = literals(FILE, "bool has_newer", "from.table").format(source[1], source[4])
    return filled(query, before_id, at)


def hit(source, id):
    _, table, kind, text, at, _ = source
    query = literals(FILE, "queries.emplace_back", "from.table").format(table, kind, at, text)
    return filled(query, id)


def same_queries(file, words, prospect):
    """All that vmcoach asks the file for. Of the latest ids the shell prints only those that are
    wanted, as printing a thousand rows is none of the work that is compared."""
    queries, places = [], []
    for source in sources():
        latest = latest_ids(source, words, prospect, -1 if prospect else AT_FIRST)
        queries.append(f"SELECT * FROM ({latest}) ORDER BY 2 DESC, 1 DESC LIMIT {LIMIT}")
        rows = [[int(value) for value in line.split("|")]
                for line in output_of(["sqlite3", file, latest]).decode().splitlines()]
        wanted = sorted(((at, id) for id, at in rows), reverse=True)[:LIMIT]
        if not prospect and len(rows) == AT_FIRST:
            queries.append(has_newer(source, rows[-1][0], wanted[-1][0]))
        places += [(at, id, source) for at, id in wanted]
    places.sort(key=lambda place: -place[0])
    return queries + [hit(source, id) for _, id, source in places[:LIMIT]]


def plain_query(words):
    """What somebody would write who looks through the same texts with one query."""
    parts = (f"SELECT {kind}, {table}.id, prospect.name, {table}.{at} AS at, {table}.{text}"
             f" FROM {index} JOIN {table} ON {table}.id = {index}.rowid"
             f" JOIN prospect ON prospect.id = {table}.prospect_id"
             f" WHERE {index} MATCH {quoted(words)} AND {condition}"
             for index, table, kind, text, at, condition in sources())
    return f"{' UNION ALL '.join(parts)} ORDER BY at DESC LIMIT {LIMIT}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("--print-sql", action="store_true")
    arguments = parser.parse_args()
    for typed, prospect in SEARCHES:
        of_one = ["--who", str(prospect)] if prospect else []
        ours = [VMCOACH, "--db", arguments.file, "search", "--json", typed, *of_one]
        queries = ";\n".join(same_queries(arguments.file, fts5(typed), prospect)) + ";"
        theirs = ["sqlite3", arguments.file, queries]
        if arguments.print_sql:
            print(queries)
        found = [hit["text"] for hit in json.loads(output_of(ours))]
        lines = output_of(theirs).decode().splitlines()[-len(found):]
        assert found == [line.split("|")[4] for line in lines]
        title = f"search {' '.join([typed, *of_one])} ({len(found)} shown)"
        compare(f"{title}, the same queries", ours, theirs, arguments.pairs)
        if not prospect:
            plain = ["sqlite3", arguments.file, plain_query(fts5(typed))]
            compare(f"{title}, one query", ours, plain, arguments.pairs // 5)


if __name__ == "__main__":
    main()
