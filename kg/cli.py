"""The command line: arguments, logging, exit codes; one thin function a command.

Exit codes: 0 done; 1 some inputs failed, or a check was not passed; 2 wrong usage or nothing could be read.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from kg import __version__
from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from kg.flow import Pipeline
    from kg.model import Article
    from kg.resolve import Registry

    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

Item = TypeVar("Item")

DONE, SOME_FAILED, FAILED = 0, 1, 2
LANGUAGES = ("ar", "en", "auto")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. A user never sees a traceback (KG_DEBUG=1 shows it)."""
    args = _parser().parse_args(arguments)
    _set_up_logging(args.verbose)
    _speak_utf8()
    try:
        return int(args.command(args))
    except KgError as error:
        _say(f"kg: {error}")
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _say("kg: interrupted")
        return 130
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _say(f"kg: unexpected {type(error).__name__}: {error} (a bug; KG_DEBUG=1 shows where)")
    return FAILED


# --- commands -------------------------------------------------------------------------------------


def build(args: argparse.Namespace) -> int:
    """kg build: articles to one graph, to one file an article, or into a store."""
    from kg.outputs import Outputs

    failures = _Failures()
    with Outputs(args.output, args.split, args.store) as outputs:
        pipeline = _pipeline(args, failures, outputs.registry)
        for built in pipeline.run(_shown(_articles(args, failures))):
            outputs.add(built)
        outputs.finish()
        pipeline.summary.finish(outputs.triples, outputs.registry)
    return failures.report(pipeline)


def dates(args: argparse.Namespace) -> int:
    """kg dates: the time expressions of a text, one JSON object a line."""
    from kg.extract.dates import dates_command
    from kg.read.language import language_of_script
    from kg.read.records import parse_date

    text = sys.stdin.read() if args.text == "-" else args.text
    lang = args.lang if args.lang != "auto" else language_of_script(text)
    for found in dates_command(text, parse_date(args.published), lang):
        print(json.dumps(found, ensure_ascii=False))
    return DONE


def query(args: argparse.Namespace) -> int:
    """kg query: SPARQL over a graph file or a store."""
    from kg.query import run_query

    sys.stdout.write(run_query(args.graph, args.query, args.format))
    return DONE


def serve(args: argparse.Namespace) -> int:
    """kg serve: a read-only SPARQL endpoint on loopback."""
    from kg.serve import Limits
    from kg.serve import serve as serve_graph

    serve_graph(args.graph, args.port, args.host, Limits(args.seconds, args.rows))
    return DONE


def show(args: argparse.Namespace) -> int:
    """kg show: one self-contained HTML page of the graph."""
    from kg.show import show as show_graph

    _say(f"wrote {show_graph(args.graph, args.output, args.lang)}")
    return DONE


def validate(args: argparse.Namespace) -> int:
    """kg validate: the graph against the SHACL shapes."""
    from kg.store import load
    from kg.validate import validate as check

    report = check(load(args.graph))
    print(report.text)
    return DONE if report.conforms else SOME_FAILED


def why(args: argparse.Namespace) -> int:
    """kg why: which names are held to be one entity, and for what reasons."""
    if args.store is not None:
        with _registry_of(args.store) as registry:
            print(registry.explain(args.entity))
        return DONE
    if not args.paths:
        raise InputError("name the store (--store DIR) or the articles in which to look")
    failures = _Failures()
    pipeline = _pipeline(args, failures)
    for _ in pipeline.run(_shown(_articles(args, failures))):
        pass
    print(pipeline.registry.explain(args.entity))
    return SOME_FAILED if failures.count else DONE


def identify(args: argparse.Namespace) -> int:
    """kg identify: ask a reconciliation service for identifiers of what no list knows."""
    from kg.resolve.reconcile import Client
    from kg.resolve.reconcile import identify as ask

    with (_registry_of(args.store) as registry,
          Client(args.service, args.store / "khabar" / "answers.sqlite") as client):
        for key, candidate in ask(registry, client):
            print(f"{key}\t{candidate.id}\t{candidate.name}\t{candidate.score:g}")
    return DONE


def evaluate(args: argparse.Namespace) -> int:
    """kg evaluate: the extraction against gold files."""
    from kg import evaluate as evaluation

    failures = _Failures()
    if args.graphs is not None:
        report = evaluation.evaluate_graphs(args.gold, args.graphs)
    else:
        report = evaluation.evaluate(args.gold, _pipeline(args, failures), progress=_shown)
    print(json.dumps(report.as_json(), ensure_ascii=False) if args.json else report.text(args.details, args.errors))
    return SOME_FAILED if failures.count else DONE


def models(args: argparse.Namespace) -> int:
    """kg models: which Stanza models are used and how good they are; downloads the official ones."""
    from kg.parse import models as stanza_models

    if args.action == "download":
        folder = stanza_models.download_official(args.langs or stanza_models.LANGUAGES)
        _say(f"Stanza's official models are in {folder}; use them with --models official")
        return DONE
    if args.action == "verify":
        faults = stanza_models.verify(args.models)
        print("\n".join(faults) or "all model files are whole")
        return SOME_FAILED if faults else DONE
    print(stanza_models.listing(args.models))
    return DONE


# --- helpers of the commands ------------------------------------------------------------------------


class _Failures:
    """Names every input that failed, with its reason, when it fails."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: KgError) -> None:
        self.count += 1
        _say(f"kg: {error}")

    def report(self, pipeline: Pipeline) -> int:
        """Print the run's summary; the exit code that follows from it."""
        summary = pipeline.summary
        if not summary.articles:
            _say("kg: no article could be read")
            return FAILED
        summary.failed = self.count
        _say(str(summary))
        return SOME_FAILED if self.count else DONE


def _pipeline(args: argparse.Namespace, failures: _Failures, registry: Registry | None = None) -> Pipeline:
    from kg.flow import Pipeline

    return Pipeline(models=args.models, cache=args.cache, workers=args.workers, registry=registry, on_error=failures)


def _registry_of(store: Path) -> Registry:
    """The registry of a store that is there."""
    from kg.identity import registry_of
    from kg.store import is_store

    if not is_store(store):
        raise InputError(f"{store}: no store there (kg build --store makes one)")
    return registry_of(store)


def _articles(args: argparse.Namespace, failures: _Failures) -> Iterator[Article]:
    from kg.read import read_articles

    return read_articles(args.paths, published=args.published, lang=args.lang, on_error=failures)


def _shown(items: Iterable[Item]) -> Iterable[Item]:
    """The items, counted in a progress bar where a person is watching."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    return tqdm(items, unit=" articles", file=sys.stderr, leave=False, dynamic_ncols=True)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _set_up_logging(verbose: int) -> None:
    level = (logging.ERROR, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s", level=logging.ERROR, force=True)
    logging.getLogger("kg").setLevel(level)


def _speak_utf8() -> None:
    """Arabic goes out as UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "surrogateescape")


# --- arguments ------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg", description="Arabic and English news in, a knowledge graph of events and claims out.")
    parser.add_argument("--version", action="version", version=f"khabar {__version__}")
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more on stderr (-vv: much more)")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_build, _add_dates, _add_query, _add_serve, _add_show, _add_validate, _add_why, _add_identify,
                _add_evaluate, _add_models):
        add(commands)
    return parser


def _command(commands: Commands, name: str, run: object, summary: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.set_defaults(command=run)
    return parser


def _add_articles(parser: argparse.ArgumentParser, nargs: str) -> None:
    parser.add_argument("paths", nargs=nargs, metavar="PATH",
                        help="file (.txt .html .json .jsonl, also .gz), folder, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="publication date of articles that state none (2024-09-14)")
    parser.add_argument("--lang", choices=LANGUAGES, default="auto", help="language of all articles (default: auto)")


def _add_parsing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--models", default="khabar", metavar="NAME|DIR",
                        help="Stanza models: khabar (in the package), fast (smaller, without the encoder), official, or a model folder")
    parser.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes that parse (default: 1)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses here and use them again")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _add_build(commands: Commands) -> None:
    parser = _command(commands, "build", build, "Read articles, parse them with Stanza and write their graph.")
    _add_articles(parser, nargs="+")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT",
                        help="graph file; its suffix tells the format: .ttl .nt .nq .trig .jsonld .rdf, each also "
                             ".gz (default: Turtle on standard output)")
    parser.add_argument("--split", type=Path, metavar="DIR", help="write one Turtle file an article into DIR")
    parser.add_argument("--store", metavar="DIR|URL", help="add to the on-disk store DIR, or to a SPARQL 1.1 store")
    _add_parsing(parser)


def _add_dates(commands: Commands) -> None:
    parser = _command(commands, "dates", dates, "Time expressions of a text, one JSON object a line.")
    parser.add_argument("text", metavar="TEXT|-", help="the text, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="day from which 'yesterday' is counted (2024-09-14)")
    parser.add_argument("--lang", choices=LANGUAGES, default="auto")


def _add_query(commands: Commands) -> None:
    parser = _command(commands, "query", query, "Run SPARQL 1.1 over a graph file or a store.")
    parser.add_argument("graph", metavar="GRAPH", help="graph file or store")
    parser.add_argument("query", metavar="QUERY", help="a .rq file, a packaged question (who-met-whom) or the query itself")
    parser.add_argument("--format", choices=("table", "csv", "json", "xml", "ttl"), default="table")


def _add_serve(commands: Commands) -> None:
    parser = _command(commands, "serve", serve, "Read-only SPARQL endpoint on loopback, with a query page.")
    parser.add_argument("graph", metavar="GRAPH", help="graph file or store")
    parser.add_argument("--port", type=int, default=8010, metavar="N", help="port (default: 8010; 0: any free one)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer alone)")
    parser.add_argument("--seconds", type=float, default=30, metavar="N", help="time limit of a query (default: 30)")
    parser.add_argument("--rows", type=_positive, default=10_000, metavar="N", help="result limit of a query (default: 10000)")


def _add_show(commands: Commands) -> None:
    parser = _command(commands, "show", show, "One self-contained HTML page that shows the graph.")
    parser.add_argument("graph", metavar="GRAPH", help="graph file or store")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.html", help="default: beside the graph file")
    parser.add_argument("--lang", choices=("en", "ar"), default="en", help="language of the page's own words")


def _add_validate(commands: Commands) -> None:
    parser = _command(commands, "validate", validate, "Check a graph against the SHACL shapes; exit 1 where it breaks them.")
    parser.add_argument("graph", metavar="GRAPH", help="graph file or store")


def _add_why(commands: Commands) -> None:
    parser = _command(commands, "why", why, "Why names are held to be one entity, or kept apart.")
    parser.add_argument("entity", metavar="ENTITY", help="a name, or a key such as person/vladimir-putin")
    parser.add_argument("--store", type=Path, metavar="DIR", help="look in this store")
    _add_articles(parser, nargs="*")
    _add_parsing(parser)


def _add_identify(commands: Commands) -> None:
    parser = _command(commands, "identify", identify, "Ask a reconciliation service (online) who the unlisted people and "
                      "organisations of a store are; prints what it is sure of.")
    parser.add_argument("--store", type=Path, metavar="DIR", required=True)
    parser.add_argument("--service", metavar="URL", default="https://wikidata.reconci.link/en/api",
                        help="Reconciliation Service API (default: Wikidata's)")


def _add_evaluate(commands: Commands) -> None:
    parser = _command(commands, "evaluate", evaluate, "Score the extraction against gold files.")
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--graphs", type=Path, metavar="DIR",
                        help="score the Turtle files in DIR (kg build --split) instead of building graphs")
    parser.add_argument("--details", action="store_true", help="also by confidence, class and article")
    parser.add_argument("--errors", action="store_true", help="list what was missed, spurious or wrong, with its sentence")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    _add_parsing(parser)


def _add_models(commands: Commands) -> None:
    parser = _command(commands, "models", models, "Which Stanza models are used, and with what measured scores.")
    parser.add_argument("action", nargs="?", choices=("list", "download", "verify"), default="list",
                        help="list (default), download Stanza's official ones, or verify the files' checksums")
    parser.add_argument("langs", nargs="*", metavar="LANG", help="languages to download (default: ar en)")
    parser.add_argument("--models", default="khabar", metavar="NAME|DIR", help="khabar, fast, official or a model folder")


if __name__ == "__main__":
    sys.exit(main())
