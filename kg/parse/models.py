"""Which Stanza models there are, what they scored, whether they are whole; explicit downloads of the official ones."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.parse.encoder import PACKAGE as ENCODER

log = logging.getLogger(__name__)

LANGUAGES = ("ar", "en")
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain", "forward_charlm", "backward_charlm")
SUMS = "SHA256SUMS"
# The name of our smaller models, and of the language of what all of them share.
FAST, SHARED = "fast", "*"
# Stanza's name for the package that is loaded where none is asked for.
DEFAULT = "default"
# The name of the model files of that package.
OWN = "khabar"
# What the official pipelines need of each language; constituency, sentiment and coreference are left out.
_OFFICIAL = "tokenize,mwt,pos,lemma,depparse,ner"


@dataclass(frozen=True, slots=True)
class Model:
    """One model file: what it does, how large it is, what it was trained on and scored (empty if nobody measured).

    `package` tells the models of one processor apart; the shared encoder has the language `*`.
    """

    lang: str
    processor: str
    package: str
    file: Path
    megabytes: float
    sha256: str
    scores: tuple[tuple[str, float], ...] = ()
    data: str = ""
    licence: str = ""


def default_dir() -> Path:
    """The folder of the models that come with the package, laid out as Stanza's own."""
    return Path(__file__).resolve().parent.parent / "stanza_models"


def official_dir() -> Path:
    """Where downloaded official models go: ``KHABAR_MODELS``, or the user's cache folder."""
    if chosen := os.environ.get("KHABAR_MODELS"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "khabar" / "stanza"


def resolve(models: str = "khabar", lang: str | None = None) -> Path:
    """The Stanza model folder for ``khabar``, ``fast``, ``official`` or a path; ``lang`` must be in it where it is given."""
    named = {"khabar": default_dir, FAST: default_dir, "official": official_dir}
    folder = named[models]() if models in named else Path(models)
    listed = _resources(folder, models)
    if lang is not None and lang not in listed:
        raise ModelError(f"no models for language {lang!r} in {folder}; {_advice(models)}")
    return folder


def package(models: str, folder: Path, lang: str) -> str:
    """Which of a folder's packages to load: the one over the encoder where there is one, unless ``fast`` was asked for."""
    has_encoder = ENCODER in _resources(folder, models).get(lang, {}).get("packages", {})
    return ENCODER if has_encoder and models != FAST else DEFAULT


def card_name(processor: str, kind: str) -> str:
    """Under which name `scores.json` has the card of a model of a package."""
    return f"{processor} {ENCODER}" if kind == ENCODER else processor


def list_models(lang: str | None = None, models: str = "khabar") -> tuple[Model, ...]:
    """Every model file of a folder, by language and processor, with its scores and licence where they are recorded."""
    folder = resolve(models)
    cards = _cards(folder)
    return tuple(
        Model(found, processor, file.stem, file, round(file.stat().st_size / 1e6, 2), _sha256(file),
              tuple(sorted(card.get("scores", {}).items())), card.get("data", ""), card.get("licence", ""))
        for found, processor, file in _model_files(folder)
        if lang in (None, found)
        for card in (cards.get(found, {}).get(card_name(processor, file.stem), {}),)
    )


def _model_files(folder: Path) -> Iterator[tuple[str, str, Path]]:
    for lang in LANGUAGES:
        for processor in PROCESSORS:
            for file in sorted((folder / lang / processor).glob("*.pt"), reverse=True):
                yield lang, processor, file
    for file in sorted((folder / ENCODER).glob("*.pt")):
        yield SHARED, ENCODER, file


def verify(models: str = "khabar") -> tuple[str, ...]:
    """What is wrong with the files named in ``SHA256SUMS``, one line each; empty if all are whole."""
    folder = resolve(models)
    if not (folder / SUMS).is_file():
        raise ModelError(f"{folder} has no SHA256SUMS to check against; only khabar's own models carry one")
    return tuple(_faults(folder, _checksums(folder)))


def stamps(folder: Path, files: Iterable[Path]) -> list[tuple[str, str]]:
    """The names of model files in their folder, sorted, each with its checksum as the folder lists it, else with its size."""
    listed = _checksums(folder)
    names = ((file.relative_to(folder).as_posix(), file) for file in files)
    return sorted((name, listed.get(name, str(file.stat().st_size))) for name, file in names)


def download_official(langs: Iterable[str] = LANGUAGES, folder: Path | None = None) -> Path:
    """Fetch Stanza's official models of these languages into ``folder`` (the user's cache), the one step that needs a network."""
    import stanza

    target = folder or official_dir()
    for lang in langs:
        try:
            stanza.download(lang, model_dir=str(target), processors=_OFFICIAL, verbose=False)
        except Exception as error:  # requests, huggingface_hub and Stanza each raise their own kinds
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"cannot download Stanza's official models for {lang!r} into {target}: {reason[:200]}; "
                             "is there a network? khabar's own models need none") from error
    return target


def download(lang: str) -> Path:
    """Fetch the official models of one language; what ``kg models download`` calls."""
    return download_official((lang,))


def listing(models: str = "khabar") -> str:
    """What ``kg models`` prints: the card of each model file, their size, the scores of the whole pipelines."""
    found = list_models(models=models)
    lines = []
    for m in found:
        measured = " ".join(f"{name} {value}" for name, value in m.scores) or "not measured"
        lines.append(f"{m.lang:<2}  {m.processor:<10} {m.package:<8} {m.megabytes:7.2f} MB  {measured}")
        lines.append(f"{'':24}{m.data or 'data not stated'}; licence: {m.licence or 'not stated'}")
    lines.append(f"{sum(m.megabytes for m in found):.1f} MB in {resolve(models)}")
    for name, figures in sorted(scores(models).get("pipelines", {}).items()):
        if numbers := [f"{metric} {value}" for metric, value in figures.items() if isinstance(value, int | float)]:
            lines.append(f"{name}: " + ", ".join(numbers))
    return "\n".join(lines)


def scores(models: str = "khabar") -> dict[str, Any]:
    """All measurements kept with the models (``scores.json``), for `kg models` and ``MODELS.md``; empty if there are none."""
    file = resolve(models) / "scores.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _resources(folder: Path, models: str) -> dict[str, Any]:
    try:
        return json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"no Stanza models (no resources.json) in {folder}; {_advice(models)}") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {folder / 'resources.json'}: {error}") from error


def _advice(models: str) -> str:
    if models == "official":
        return "run `kg models download` where there is a network"
    if models in ("khabar", FAST):
        return "reinstall khabar"
    return "give a folder that Stanza can use, `khabar`, `fast` or `official`"


def _cards(folder: Path) -> dict[str, Any]:
    file = folder / "scores.json"
    return json.loads(file.read_text(encoding="utf-8")).get("models", {}) if file.is_file() else {}


def _sha256(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    """The checksum that a folder lists of each file; nothing where it has no list."""
    sums = folder / SUMS
    lines = (line.partition("  ") for line in sums.read_text(encoding="utf-8").splitlines()) if sums.is_file() else ()
    return {name: digest for digest, _, name in lines}


def _faults(folder: Path, sums: Mapping[str, str]) -> Iterator[str]:
    for name, digest in sums.items():
        file = folder / name
        if not file.is_file():
            yield f"{name}: missing"
        elif _sha256(file) != digest:
            yield f"{name}: not the file that was packaged (SHA-256 differs)"
