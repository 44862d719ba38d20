"""Articles annotated in full like the gold ones, kept without their text.

    python -m pipelines.annotated unpack OUT [--part fit|test] [--data ../shared/data]
    python -m pipelines.annotated pack FOLDER --part fit|test

``unpack`` puts the text back from the news files and writes gold files, so that ``kg evaluate OUT --details`` says how good the
program is on articles that nobody wrote rules for; ``pack`` adds gold files of a folder to ``pipelines/marks/annotated.jsonl``.

Whatever was quoted from the article is kept as its offsets: names, triggers, sentences, themes, quotations; other names (the usual
English one) as they are. ``part`` says what an article is for: ``fit`` is learned from, ``test`` is measured on and looked at by nobody.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.evaluate import Gold, same_name, trigger_span
from kg.evaluate import gold_files as read_gold
from kg.extract.assemble import Candidates, chosen
from kg.model import ACTOR_ROLES, Document
from kg.parse.batches import BatchParser
from kg.read import read_articles
from kg.resolve import Registry, resolve
from pipelines.defaults import DATA
from pipelines.sentence_test import check_text, news_records

STORE = Path(__file__).parent / "marks" / "annotated.jsonl"

# What of an event is said by a word of the contract or a key, not by words of the article.
PLAIN = ("id", "type", *ACTOR_ROLES, "place", "date", "factuality", "accordingTo", "content")
Record = dict[str, Any]


def pack(gold: Mapping[str, Any], part: str) -> Record:
    """A gold file as a record without its text; a theme that is not in the text is left out."""
    text: str = gold["text"]
    entities = {key: {"type": entity["type"], "names": [_place(text, name) or name for name in entity["names"]]}
                for key, entity in gold["entities"].items()}
    return {"id": gold["id"], "lang": gold["lang"], "part": part, "sha1": hashlib.sha1(text.encode()).hexdigest(),
            "entities": entities, "events": [_packed(gold, event) for event in gold["events"]]}


def _packed(gold: Mapping[str, Any], event: Mapping[str, Any]) -> Record:
    text, theme = gold["text"], event.get("theme")
    begin = text.index(event["sentence"])
    packed = {key: event[key] for key in PLAIN if event.get(key)}
    packed |= {"trigger": list(trigger_span(gold, event)), "sentence": [begin, begin + len(event["sentence"])]}
    if theme:
        packed["theme"] = theme if theme in gold["entities"] else _place(text, theme)
    if event.get("quote"):
        packed["quote"] = _place(text, event["quote"])
    return {key: value for key, value in packed.items() if value is not None}


def _place(text: str, words: str) -> list[int] | None:
    begin = text.find(words)
    return [begin, begin + len(words)] if begin >= 0 else None


def unpack(record: Mapping[str, Any], article: Mapping[str, Any]) -> Record:
    """The gold file of a record and its article as in the news files. Raises ``ValueError`` where the text is another one."""
    text: str = article["text"]
    check_text(article, record["sha1"])
    entities = {key: {"type": entity["type"], "names": [_words(text, name) for name in entity["names"]]}
                for key, entity in record["entities"].items()}
    events = [{**dict.fromkeys(("theme", "place", "date", "accordingTo", "quote")), **{role: [] for role in (*ACTOR_ROLES, "content")},
               **event,
               **{key: _words(text, event[key]) for key in ("trigger", "sentence", "theme", "quote") if key in event}}
              for event in record["events"]]
    about = {key: article[key] for key in ("published", "source", "title", "url") if article.get(key)}
    return {"id": record["id"], "lang": record["lang"], **about, "text": text, "entities": entities, "events": events}


def _words(text: str, place: Any) -> Any:
    """The words of the text at a pair of offsets; whatever else stands there as it is."""
    return text[place[0]:place[1]] if isinstance(place, list) else place


def read_records(part: str = "", path: Path = STORE) -> dict[str, Record]:
    """The records of one part, or all, by article id."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {record["id"]: record for record in records if part in ("", record["part"])}


def gold_files(records: Mapping[str, Record], data: Path = DATA) -> Iterator[Record]:
    """The gold files of the records, of those whose article the news files have, in the order of those files."""
    for lang in sorted({record["lang"] for record in records.values()}):
        for article in news_records(data / "news" / f"{lang}.jsonl.gz", records):
            yield unpack(records[article["id"]], article)


def write_folder(golds: Iterable[Record], folder: Path) -> int:
    """Write gold files into a folder, and say how many."""
    folder.mkdir(parents=True, exist_ok=True)
    found = list(golds)
    for gold in found:
        (folder / f"{gold['id'].replace('/', '_')}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(found)


def parsed(folder: Path, parser: BatchParser) -> Iterator[tuple[Document, Gold]]:
    """The documents of a folder of gold files, each with its gold file. Exits where an article does not parse."""
    gold = read_gold(folder)
    for document in parser.parse(list(read_articles([folder / f"{stem}.json" for stem in gold]))):
        if not isinstance(document, Document):
            raise SystemExit(f"{document.article.id}: {document.reason}")
        yield document, gold[Path(document.article.file or "").stem]


def parsed_records(part: str, data: Path, parser: BatchParser) -> Iterator[tuple[Document, Gold]]:
    """The same of the records of one part."""
    with TemporaryDirectory() as folder:
        write_folder(gold_files(read_records(part), data), Path(folder))
        yield from parsed(Path(folder), parser)


def add(folder: Path, part: str, path: Path = STORE) -> int:
    """Add the gold files of a folder to the store, in place of what it had of them; says how many."""
    records = read_records(path=path) if path.exists() else {}
    new = [pack(json.loads(file.read_text(encoding="utf-8")), part) for file in sorted(folder.glob("*.json"))]
    records |= {record["id"]: record for record in new}
    lines = (json.dumps(records[name], ensure_ascii=False, separators=(",", ":")) for name in sorted(records))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(new)


def entity_keys(found: Candidates, gold: Gold) -> list[set[str]]:
    """For each mention the gold entities that have a name of what it is resolved to, or its own where it is not resolved."""
    entities = resolve(chosen(found), Registry()).by_mention
    keys = []
    for mention in found.book.mentions:
        entity = entities.get(mention.id)
        labels = [name for _, name in (*entity.labels, *entity.aliases)] if entity else [mention.name or mention.text]
        keys.append({key for key, named in gold["entities"].items() if any(same_name(label, named["names"]) for label in labels)})
    return keys


def main() -> None:
    """Pack or unpack."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("pack", "unpack"))
    options.add_argument("folder", type=Path)
    options.add_argument("--part", choices=("fit", "test"), default="")
    options.add_argument("--data", type=Path, default=DATA)
    chosen = options.parse_args()
    if chosen.what == "pack":
        if not chosen.part:
            options.error("pack needs --part: say whether the articles may be learned from (fit) or are to be kept apart (test)")
        print(f"{add(chosen.folder, chosen.part)} articles packed")
    else:
        print(f"{write_folder(gold_files(read_records(chosen.part), chosen.data), chosen.folder)} articles written")


if __name__ == "__main__":
    main()
