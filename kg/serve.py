"""A read-only SPARQL 1.1 Protocol endpoint on loopback, with a query page; works without a network.

The protocol stands on Starlette and uvicorn, since rdflib-endpoint answers inside the server's own process, where a
query cannot be stopped. Here a few worker processes have the store open for reading; one that outlasts the time
limit is killed and another takes its place.
"""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import queue
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import parse_qsl

import pyoxigraph as ox
import uvicorn
from rdflib import Graph
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import InputError
from kg.query import questions
from kg.rdf.iris import PREFIXES
from kg.rdf.results import TRUNCATED, Job, Reply, reply
from kg.store import from_graph, is_store, load_into_oxigraph

_say = logging.getLogger("uvicorn.error")  # the server's own voice on stderr

STATIC = Path(__file__).resolve().parent / "static"
PAGE_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
               "font-src 'self' data:; connect-src 'self'")
_LONGEST_QUERY = 1_000_000
_MEMORY = 4 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds, rows (or triples), and how many run at once."""

    seconds: float = 30.0
    rows: int = 10_000
    workers: int = 2


def serve(graph: Graph | str | Path, port: int = 8010, host: str = "127.0.0.1", limits: Limits | None = None) -> None:
    """Serve a graph file, store or graph until interrupted; the address is printed on stderr.

    Only this computer can ask unless ``host`` says otherwise. Port 0 takes any free one. Raises InputError where the
    graph cannot be read or the port is taken.
    """
    with on_disk(graph) as path, _listening(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/"
        app = application(path, limits or Limits(), address)
        config = uvicorn.Config(app, log_level="info", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])


def application(path: Path, limits: Limits, address: str = "/") -> Starlette:
    """The endpoint (``/sparql``, also ``/?query=``), the page (``/``) and its files, for the store in a folder.

    ``address`` is only told to the user.
    """
    pool = Pool(path, limits)

    @contextlib.asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(pool.start)
        _say.info("query page at %s, SPARQL endpoint at %ssparql (Ctrl-C stops)", address, address)
        try:
            yield
        finally:
            pool.stop()

    async def answer(request: Request) -> Response:
        asked = await _job(request, limits)
        if isinstance(asked, Response):
            return asked
        return _response(await run_in_threadpool(pool.ask, asked))

    async def home(request: Request) -> Response:
        if request.method == "POST" or request.url.query:
            return await answer(request)
        return HTMLResponse(page(limits), headers={"Content-Security-Policy": PAGE_POLICY})

    reading = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"],
                         expose_headers=[TRUNCATED])
    methods = ["GET", "POST"]
    routes = [Route("/sparql", answer, methods=methods), Route("/", home, methods=methods),
              Mount("/static", StaticFiles(directory=STATIC))]
    return Starlette(routes=routes, middleware=[reading], lifespan=running)


def page(limits: Limits) -> str:
    """The query page, with our prefixes and questions in it."""
    data = {
        "prefixes": {prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
        "questions": {name: file.read_text(encoding="utf-8") for name, file in questions().items()},
        "seconds": limits.seconds, "rows": limits.rows,
    }
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return (STATIC / "query.html").read_text(encoding="utf-8").replace("$DATA", text)


@contextlib.contextmanager
def on_disk(graph: Graph | str | Path) -> Iterator[Path]:
    """The folder of a store with the graph: its own, or a temporary copy of a file's or graph's."""
    if isinstance(graph, str | Path) and Path(graph).is_dir():
        if not is_store(graph):
            raise InputError(f"{graph}: there is no store in this folder")
        yield Path(graph)
        return
    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        store = ox.Store(folder)
        if isinstance(graph, Graph):
            quads = from_graph(graph).quads_for_pattern(None, None, None, ox.DefaultGraph())
            store.bulk_extend(quads)
        else:
            load_into_oxigraph(graph, store)
        store.flush()
        del store
        yield Path(folder)


# --- requests --------------------------------------------------------------------------------------


async def _job(request: Request, limits: Limits) -> Job | Response:
    """What a request asks for, or the refusal of one that is not of the protocol."""
    fields = list(request.query_params.multi_items())
    text = None
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await request.body()
        if len(body) > _LONGEST_QUERY:
            return _refusal(413, "the query is too long")
        if kind == "application/sparql-update":
            return _refusal(403, "updates are not allowed: this endpoint is read-only")
        if kind == "application/sparql-query":
            text = body.decode("utf-8", "replace")
        elif kind == "application/x-www-form-urlencoded":
            fields += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        else:
            return _refusal(415, "send a query as application/sparql-query or as a form")
    if any(name == "update" for name, _ in fields):
        return _refusal(403, "updates are not allowed: this endpoint is read-only")
    asked = [value for name, value in fields if name == "query"] + ([] if text is None else [text])
    if not asked and request.method == "GET":
        return _description(request)
    if len(asked) != 1:
        return _refusal(400, f"one query a request, not {len(asked)}")
    graphs = {key: tuple(v for name, v in fields if name == f"{key}-graph-uri") for key in ("default", "named")}
    accept = next((v for name, v in fields if name == "format"), None) or request.headers.get("accept", "*/*")
    return Job(asked[0], accept, limits.rows, graphs["default"], graphs["named"])


def _refusal(status: int, reason: str) -> Response:
    return PlainTextResponse(reason + "\n", status)


def _description(request: Request) -> Response:
    """The SPARQL 1.1 Service Description of the endpoint."""
    endpoint = str(request.url).partition("?")[0]
    text = f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
        formats:SPARQL_Results_TSV , formats:Turtle , formats:N-Triples , formats:RDF_XML , formats:JSON-LD ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""
    return Response(text, media_type="text/turtle")


def _response(answer: Reply) -> Response:
    headers = {TRUNCATED: str(answer.truncated)} if answer.truncated else {}
    return Response(answer.body, answer.status, headers, media_type=answer.kind)


# --- workers ---------------------------------------------------------------------------------------


class Pool:
    """Worker processes that have the store open for reading; each answers one query at a time."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._all: set[_Worker] = set()

    def start(self) -> None:
        """Start the workers; returns when all are ready."""
        for _ in range(self.limits.workers):
            self._idle.put(self._new())

    def stop(self) -> None:
        """End the workers, whatever they are at."""
        for worker in list(self._all):
            worker.kill()

    def ask(self, job: Job) -> Reply:
        """The answer to a query; a status of 503 where it takes too long or no worker is free in time."""
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            return Reply(503, b"too many queries at once: try again later\n")
        answer = worker.ask(job, self.limits.seconds)
        if answer is None:
            worker.kill()
            self._all.discard(worker)
            answer = Reply(503, f"stopped: the query took more than {self.limits.seconds:g} s "
                                "or too much memory; ask for less\n".encode())
            worker = self._new()
        self._idle.put(worker)
        return answer

    def _new(self) -> _Worker:
        worker = _Worker(self.path)
        self._all.add(worker)
        return worker


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(other, str(path)), daemon=True)
        self._process.start()
        other.close()
        self._pipe.recv()

    def ask(self, job: Job, seconds: float) -> Reply | None:
        """The answer, or None where none comes in time."""
        try:
            self._pipe.send(job)
            return self._pipe.recv() if self._pipe.poll(seconds) else None
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Connection, path: str) -> None:
    """A worker's life: open the store, say so, answer until the pipe is closed."""
    _limit_memory()
    store = ox.Store.read_only(path)
    pipe.send("ready")
    with contextlib.suppress(EOFError, KeyboardInterrupt, OSError):
        while True:
            pipe.send(reply(store, pipe.recv()))


def _limit_memory() -> None:
    """A query that gathers too much ends its worker rather than the computer's work (where the system can)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot listen on {host} port {port}: {reason} (--port takes another)") from error
    with listening:
        yield listening
