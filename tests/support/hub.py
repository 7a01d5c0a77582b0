"""A PostgreSQL server of a test's own that speaks TLS, and a proxy before it that loses requests
and answers. Neither outlives the test, however it ends."""

import atexit
import contextlib
import fcntl
import functools
import os
import pathlib
import pwd
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

from program import MEMORY

# Not the psql on the PATH: that is Debian's script, which chooses among versions.
BINARIES = pathlib.Path("/usr/lib/postgresql/15/bin")

# How long a test waits for what must come; far more than it ever takes.
PATIENCE = 60

PREFIX = "vmcoach-hub-"

# Room for a cluster, its template and copies; a container's memory folder may have less.
ROOM = 1 << 30

# Nothing of the caller's reaches the server or psql, such as PGOPTIONS.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": 200,
    "shared_buffers": "16MB",
    "fsync": "off",
    "ssl": "on",
    "ssl_cert_file": "../server.pem",
    "ssl_key_file": "../server.key",
    # LossyProxy knows the steps of its handshake.
    "ssl_min_protocol_version": "TLSv1.3",
}

ACCESS = """\
local all postgres trust
hostssl all all all scram-sha-256
host all all all reject
"""

NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650")

# PostgreSQL refuses root. The user postgres could harm a cluster of the system's.
AS_ROOT = os.geteuid() == 0
NOBODY = pwd.getpwnam("nobody")

# Of TLS records. A client's last are PostgreSQL's Terminate, of five bytes, and TLS's own of two;
# encryption adds 17. No request is so short.
APPLICATION_DATA = 0x17
GOODBYE_SIZE = 5 + 17

# A client says who it is (with the end of the handshake), begins its proof, and ends it.
TURNS_BEFORE_REQUESTS = 3


class SqlError(Exception):
    """What psql said when it failed."""


def as_server_user(*command):
    """A command for who runs the server; it is told to quit when its parent dies."""
    become = ["setpriv", "--pdeathsig", "QUIT"]
    if AS_ROOT:
        become += [f"--reuid={NOBODY.pw_uid}", f"--regid={NOBODY.pw_gid}", "--clear-groups"]
    return [*become, *command]


def run(*command, **options):
    """Runs what must succeed, and shows what it said if it doesn't."""
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.stdout}{done.stderr}")


def hold(folder, lock):
    """Locks a folder until the descriptor that this returns is closed, or the process is dead."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def remove_abandoned(parent):
    """What killed tests have left: nobody holds it. Somebody may be about to hold a young one."""
    for folder in parent.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > PATIENCE:
                descriptor = hold(folder, fcntl.LOCK_EX)
                shutil.rmtree(folder, ignore_errors=True)
                os.close(descriptor)


def new_folder():
    """For who runs the server. Its path is short: a socket's has room for 107 bytes."""
    roomy = MEMORY and shutil.disk_usage(MEMORY).free > ROOM
    parent = pathlib.Path(MEMORY if roomy else "/tmp")
    remove_abandoned(parent)
    folder = pathlib.Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    hold(folder, fcntl.LOCK_SH)
    if AS_ROOT:
        os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
    return folder


def check_tools():
    """Skips the test where there is no PostgreSQL, or nobody to run it."""
    if not (BINARIES / "postgres").exists():
        raise unittest.SkipTest("PostgreSQL 15 is not installed")
    if not shutil.which("openssl"):
        raise unittest.SkipTest("openssl is not installed")
    if subprocess.run(as_server_user("true"), capture_output=True).returncode != 0:
        raise unittest.SkipTest("root can't run anything as nobody here")


@functools.cache
def template():
    """What every server begins with, made once in a process: an empty cluster and certificates."""
    folder = new_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Small segments of the write-ahead log make a cluster that is quick to copy and to search.
    run(*as_server_user(BINARIES / "initdb", "--no-sync", "--no-instructions", "-A", "trust",
                        "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8", "--wal-segsize=1",
                        "-D", "data"), cwd=folder)
    (folder / "data/pg_hba.conf").write_text(ACCESS)
    openssl = as_server_user("openssl", "req", "-x509", *NEW_KEY)
    run(*openssl, "-subj", "/CN=vmcoach tests", "-keyout", "authority.key",
        "-out", "authority.pem", cwd=folder)
    run(*openssl, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:hub.example.com",
        "-CA", "authority.pem", "-CAkey", "authority.key", "-keyout", "server.key",
        "-out", "server.pem", cwd=folder)
    return folder


def copy_folder(old, new):
    """With owners and modes, which the server checks."""
    run("cp", "--archive", "--no-target-directory", old, new)


class Hub:
    """A server with a database `vmcoach` that belongs to the login `owner`, which may create roles.
    Its superuser, `postgres`, gets in by a socket only. Skips the test where PostgreSQL is missing.

    It ends with the thread that started it. `settings` are those of postgresql.conf."""

    def __init__(self, **settings):
        check_tools()
        self.settings = {**SETTINGS, **settings}
        self.process = None
        self.port = None
        self.copies = 0

    def __enter__(self):
        self.folder = new_folder()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.passwords = self.folder / "passwords"
        atexit.register(self.close)
        try:
            copy_folder(template(), self.folder)
            self.start()
            self.add_login("owner", "CREATEROLE")
            self.sql("CREATE DATABASE vmcoach OWNER owner", database="postgres")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.stop(immediate=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.close)

    def start(self):
        """Once it has run, on the same port: clients know it by that."""
        deadline = time.monotonic() + PATIENCE
        # No client is given a port below 32768 for its own end of a connection.
        while not self.comes_up(port := self.port or 20000 + secrets.randbelow(12000), deadline):
            if time.monotonic() > deadline:
                raise AssertionError(f"port {port} stays taken")
        self.port = port

    def comes_up(self, port, deadline):
        """Starts it; false when the port is taken."""
        settings = {**self.settings, "port": port, "unix_socket_directories": self.folder}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with self.log.open("ab") as log:
            told = log.tell()
            self.process = subprocess.Popen(
                as_server_user(BINARIES / "postgres", "-D", self.data, *options),
                env=ENVIRONMENT, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                # A Ctrl-C is for the test, which stops the server in its own time.
                start_new_session=True)
        while self.process.poll() is None and time.monotonic() < deadline:
            if self.is_ready():
                return True
            time.sleep(0.005)
        self.stop(immediate=True)
        said = self.log.read_bytes()[told:].decode()
        if "Address already in use" not in said:
            raise AssertionError(f"the server did not start: {said}")
        return False

    def is_ready(self):
        """As pg_ctl sees it; the file may be what a killed server left."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return lines[:1] == [str(self.process.pid)] and lines[-1].strip() == "ready"

    def stop(self, immediate=False):
        """Cuts all clients off; `immediate` as a crash would, so that the next start recovers."""
        if self.process:
            self.process.send_signal(signal.SIGQUIT if immediate else signal.SIGINT)
            self.process.wait(PATIENCE)
            self.process = None

    def back_up(self):
        """Stops the server while it copies the data folder. Returns what restore() takes."""
        self.copies += 1
        copy = self.folder / f"copy-{self.copies}"
        self.stop()
        copy_folder(self.data, copy)
        self.start()
        return copy

    def restore(self, copy):
        self.stop()
        shutil.rmtree(self.data)
        copy_folder(copy, self.data)
        self.start()

    def files(self):
        """The paths of all files in the data folder. They lag behind until a CHECKPOINT or a
        stop."""
        return (path for path in self.data.rglob("*") if path.is_file())

    def add_login(self, name, attributes=""):
        """A role that may log in; its password is one that environment() knows."""
        password = secrets.token_hex(16)
        quoted = name.replace('"', '""')
        self.sql(f"CREATE ROLE \"{quoted}\" LOGIN {attributes} PASSWORD '{password}'",
                 database="postgres")
        self.add_password(name, password)

    def add_password(self, name, password):
        """Adds it to those that environment() knows, before an older one of the same name: a client
        takes the first. The host may be any that the certificate names, the port a proxy's."""
        words = (word.replace("\\", "\\\\").replace(":", "\\:") for word in (name, password))
        self.passwords.touch(0o600)
        older = self.passwords.read_text()
        self.passwords.write_text(f"*:*:*:{':'.join(words)}\n{older}")

    def environment(self):
        """What a client needs to know the server and to be known."""
        return {"PGPASSFILE": str(self.passwords),
                "PGSSLROOTCERT": str(self.folder / "authority.pem")}

    def url(self, login, database="vmcoach", port=None, **parameters):
        """Where a login finds the database. The certificate is good for localhost, and for
        hub.example.com."""
        login, database = (urllib.parse.quote(word, safe="") for word in (login, database))
        query = urllib.parse.urlencode(parameters, quote_via=urllib.parse.quote)
        return f"postgresql://{login}@localhost:{port or self.port}/{database}" + (
            f"?{query}" if query else "")

    def sql(self, text, login=None, database="vmcoach"):
        """The rows, as tuples of text, that psql gets as the superuser, or as a login over TLS."""
        target = f"host={self.folder} port={self.port} user=postgres dbname={database}"
        if login:
            target = self.url(login, database, sslmode="verify-full")
        done = subprocess.run(
            [BINARIES / "psql", "-XAtq0", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-d", target],
            input=text, env={**ENVIRONMENT, **self.environment()}, capture_output=True,
            text=True, timeout=PATIENCE)
        if done.returncode != 0:
            raise SqlError(done.stderr)
        return [tuple(row.split("\x1f")) for row in done.stdout.split("\0")[:-1]]


def has_content(data):
    """Whether a TLS 1.3 client sends application data that is more than a goodbye."""
    while data:
        size = int.from_bytes(data[3:5], "big")
        if data[0] == APPLICATION_DATA and size > GOODBYE_SIZE:
            return True
        data = data[5 + size:]
    return False


class LossyProxy:
    """Stands before a hub, and cuts a client off at some of its requests: half of them the hub
    never gets (`lost_requests`), half it has done and answered in vain (`lost_answers`).

    It can't read what it hands on. But client and server take turns, and how many secret ones a
    client needs to be let in is known. Several clients at once share the seeded numbers as they
    come."""

    def __init__(self, hub, seed, probability=0.2):
        self.hub = hub
        self.random = random.Random(seed)
        self.probability = probability
        self.lost_requests = 0
        self.lost_answers = 0
        self.lock = threading.Lock()
        self.connections = []

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.listener.close()
        for connection in self.connections:
            connection.end()

    def url(self, *arguments, **parameters):
        """As the hub's, by way of the proxy."""
        return self.hub.url(*arguments, port=self.port, **parameters)

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.hub.port))
            except OSError:
                client.close()
                continue
            self.connections.append(Connection(self, client, server))

    def draw(self):
        """What to lose this time: "request", "answer" or None."""
        with self.lock:
            if self.random.random() >= self.probability:
                return None
            return self.random.choice(("request", "answer"))

    def count(self, loss):
        with self.lock:
            self.lost_requests += loss == "request"
            self.lost_answers += loss == "answer"


class Connection:
    """One client's way through a proxy: a thread for each direction, so that neither waits."""

    def __init__(self, proxy, client, server):
        self.proxy = proxy
        self.client = client
        self.server = server
        self.turns = 0
        self.is_clients_turn = True
        self.loses_answer = False
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        asking = threading.Thread(target=self.carry, daemon=True,
                                  args=(self.client, self.ask, self.end_requests))
        asking.start()
        self.carry(self.server, self.answer, self.cut)
        asking.join()
        self.client.close()
        self.server.close()

    def carry(self, source, step, finish):
        """Hands `step` all that comes from one end, for as long as it wants more."""
        with contextlib.suppress(OSError):
            while (data := source.recv(1 << 16)) and step(data):
                pass
        finish()

    def ask(self, data):
        if self.is_clients_turn and has_content(data):
            self.turns += 1
            loss = self.proxy.draw() if self.turns > TURNS_BEFORE_REQUESTS else None
            if loss == "request":
                self.proxy.count(loss)
                self.cut()
                return False
            self.loses_answer = loss == "answer"
        self.is_clients_turn = False
        self.server.sendall(data)
        return True

    def end_requests(self):
        """At the end of what it is sent, a server does it all, commits among it, and leaves."""
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_WR)

    def answer(self, data):
        if self.loses_answer:
            self.proxy.count("answer")
            self.end_requests()
            while self.server.recv(1 << 16):
                pass
            return False
        self.is_clients_turn = True
        self.client.sendall(data)
        return True

    def cut(self):
        for end in (self.client, self.server):
            # The other side may have been faster.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def end(self):
        self.cut()
        self.thread.join()
