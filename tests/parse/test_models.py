"""Finding, listing and checking model folders, with a fake folder laid out as Stanza's; nothing is downloaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from kg.errors import KgError, ModelError
from kg.parse import models


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two fake Arabic models with a resource list, checksums and scores."""
    listed = {"ar": {"lang_name": "Arabic"}}
    sums = []
    for processor in ("pos", "tokenize"):
        file = tmp_path / "ar" / processor / "fake.pt"
        file.parent.mkdir(parents=True)
        file.write_bytes(processor.encode() * 1000)
        sums.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  ar/{processor}/fake.pt\n")
    (tmp_path / "resources.json").write_text(json.dumps(listed))
    (tmp_path / "SHA256SUMS").write_text("".join(sums))
    cards = {"models": {"ar": {"pos": {"licence": "CC BY-NC-SA 3.0", "data": "PADT", "scores": {"UPOS": 93.0}}}},
             "pipelines": {"ar test": {"LAS": 70.7}}}
    (tmp_path / "scores.json").write_text(json.dumps(cards))
    return tmp_path


def test_a_path_resolves_to_itself(folder: Path) -> None:
    assert models.resolve(str(folder), "ar") == folder


def test_a_model_is_known_by_its_checksum_or_else_by_its_size(folder: Path) -> None:
    files = list(folder.rglob("*.pt"))
    pos, tokenize = files if files[0].parent.name == "pos" else files[::-1]
    assert models.stamps(folder, files) == [("ar/pos/fake.pt", hashlib.sha256(pos.read_bytes()).hexdigest()),
                                            ("ar/tokenize/fake.pt", hashlib.sha256(tokenize.read_bytes()).hexdigest())]
    (folder / "SHA256SUMS").unlink()
    assert models.stamps(folder, [pos]) == [("ar/pos/fake.pt", "3000")]


def test_a_language_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(ModelError, match="no models for language 'en'"):
        models.resolve(str(folder), "en")


def test_a_folder_without_resources_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no resources\.json"):
        models.resolve(str(tmp_path))


def test_official_models_are_looked_for_in_the_cache(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_MODELS", str(folder))
    assert models.resolve("official", "ar") == folder
    monkeypatch.setenv("KHABAR_MODELS", str(tmp_path / "nowhere"))
    with pytest.raises(ModelError, match="kg models download"):
        models.resolve("official")


def test_listing_carries_scores_and_licence(folder: Path) -> None:
    tokenize, pos = models.list_models(models=str(folder))
    assert (tokenize.processor, tokenize.scores) == ("tokenize", ())
    assert (pos.scores, pos.licence, pos.data) == ((("UPOS", 93.0),), "CC BY-NC-SA 3.0", "PADT")
    text = models.listing(str(folder))
    assert "CC BY-NC-SA 3.0" in text
    assert "ar test: LAS 70.7" in text


def test_a_changed_or_missing_file_is_found(folder: Path) -> None:
    assert models.verify(str(folder)) == ()
    (folder / "ar" / "pos" / "fake.pt").write_bytes(b"other")
    (folder / "ar" / "tokenize" / "fake.pt").unlink()
    assert models.verify(str(folder)) == (
        "ar/pos/fake.pt: not the file that was packaged (SHA-256 differs)", "ar/tokenize/fake.pt: missing")


def test_download_goes_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    stanza = pytest.importorskip("stanza")
    monkeypatch.setattr(stanza, "download", lambda lang, **options: asked.append((lang, options["model_dir"])))
    assert models.download_official(["ar", "en"], tmp_path) == tmp_path
    assert asked == [("ar", str(tmp_path)), ("en", str(tmp_path))]


def test_no_network_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(lang: str, **options: object) -> None:
        raise ConnectionError("Max retries exceeded\nmany more lines")

    monkeypatch.setattr(pytest.importorskip("stanza"), "download", unreachable)
    with pytest.raises(KgError, match="is there a network") as caught:
        models.download_official(["ar"], tmp_path)
    assert "\n" not in str(caught.value)


def test_packaged_models_are_whole() -> None:
    if not (models.default_dir() / "resources.json").is_file():
        pytest.skip("the checkout has no models")
    assert models.verify() == ()
    total = sum(model.megabytes for model in models.list_models())
    assert 0 < total < 120
