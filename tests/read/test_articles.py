"""Files, folders and standard input to articles; encodings; what cannot be read."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InputError, KgError
from kg.model import Article
from kg.read import read_articles
from kg.read.encoding import decode
from kg.read.language import detect_language
from kg.read.records import parse_date

ARABIC = "الوزير يزور عمان\n\nوصل وزير الخارجية المصري إلى عمان يوم الأحد، والتقى نظيره الأردني وبحثا الوضع في المنطقة.\n"
ENGLISH = "Minister visits Amman\n\nThe Egyptian foreign minister arrived in Amman on Sunday and met his counterpart.\n"
FRENCH = ("Le ministre démissionne\n\nLe ministre du commerce a démissionné vendredi après l'échec des négociations avec "
          "les syndicats, a annoncé son cabinet. Il a déclaré qu'il ne pouvait pas signer cet accord, et le premier "
          "ministre l'a remercié sans nommer de successeur.")
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Minister visits Amman | The Daily</title>
<meta property="og:title" content="Minister visits Amman"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2024-09-14T08:00:00Z">
<link rel="canonical" href="https://news.example.org/2024/minister"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Minister visits Amman</h1>
<p>The Egyptian foreign minister arrived in Amman on Sunday and met his Jordanian counterpart, officials said.</p>
<p>He told reporters that Egypt supports any agreement that ends the war and keeps the unity of the country.</p>
<p>The two ministers signed an agreement on energy and are to meet again in Cairo next month.</p></article>
<footer><p>Copyright The Daily. All rights reserved.</p></footer></body></html>"""


def read(*paths: Path | str, **options: object) -> tuple[list[Article], list[KgError]]:
    """Articles and failures."""
    errors: list[KgError] = []
    return list(read_articles(paths, on_error=errors.append, **options)), errors  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_arabic_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "visit.txt"
    file.write_bytes(ARABIC.encode(encoding))
    [article], errors = read(file, published="2024-09-14")
    assert not errors
    assert article.text == ARABIC
    assert (article.id, article.lang, article.published) == ("visit", "ar", date(2024, 9, 14))
    assert article.title == "الوزير يزور عمان"


def test_a_western_text_is_not_read_as_arabic() -> None:
    text = "The café’s façade – “déjà vu” – naïve coöperation in Málaga, São Paulo and Zürich"
    assert decode(text.encode("cp1252"), "x") == text


def test_a_damaged_utf8_text_is_read_all_the_same() -> None:
    assert "The minister" in decode(b"The minister \xff\xfe said", "x")


def test_text_is_kept_as_given(tmp_path: Path) -> None:
    text = "  Minister visits Amman\r\n\r\n\tHe met\u00a0his counterpart there on Sunday.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    [article], _ = read(tmp_path / "a.txt")
    assert article.text == text
    assert [article.text[b.begin:b.end] for b in article.blocks] == [
        "Minister visits Amman", "He met\u00a0his counterpart there on Sunday."]


def test_a_page_gives_its_main_text_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    [article], errors = read(tmp_path / "page.html")
    assert not errors
    assert article.text.startswith("Minister visits Amman\n")
    assert "signed an agreement on energy" in article.text
    assert "Sport" not in article.text and "rights reserved" not in article.text
    assert article.published == date(2024, 9, 14)
    assert article.url == "https://news.example.org/2024/minister"
    assert (article.title, article.source, article.lang) == ("Minister visits Amman", "The Daily", "en")
    assert article.blocks[0].kind == "headline"


def test_a_given_date_replaces_a_page_date_but_not_a_record_date(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "record.json").write_text(json.dumps({"text": ENGLISH, "published": "2023-01-02"}))
    articles, _ = read(tmp_path, published="2020-05-06")
    assert [a.published for a in articles] == [date(2020, 5, 6), date(2023, 1, 2)]


def test_a_declared_legacy_encoding_is_believed(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1256").replace("officials said", "قال مسؤولون").encode("cp1256")
    (tmp_path / "page.html").write_bytes(page)
    [article], _ = read(tmp_path / "page.html")
    assert "قال مسؤولون" in article.text


def test_a_gold_file_is_an_article(tmp_path: Path) -> None:
    gold = {"id": "g1", "lang": "en", "published": "2024-09-14", "text": ENGLISH, "entities": {}, "events": []}
    (tmp_path / "g.json").write_text(json.dumps(gold))
    [article], _ = read(tmp_path / "g.json")
    assert (article.id, article.lang, article.published, article.file) == ("g1", "en", date(2024, 9, 14), "g.json")


def test_json_lines_plain_and_gzipped(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(i), "text": ENGLISH + str(i)}) for i in range(3)) + "\n\n"
    (tmp_path / "a.jsonl").write_text(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines.replace('"id": "', '"id": "b').encode()))
    articles, errors = read(tmp_path)
    assert [a.id for a in articles] == ["0", "1", "2", "b0", "b1", "b2"] and not errors


def test_one_bad_record_costs_only_itself(tmp_path: Path) -> None:
    records = [{"text": ENGLISH}, {"title": "no text"}, "nothing", {"text": " "}, {"text": "x y", "published": "soon"},
               {"text": ENGLISH + "!", "lang": "fr"}, {"text": ARABIC}]
    (tmp_path / "a.json").write_text(json.dumps(records))
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "He met her. " + ENGLISH}) + "\n{broken\n")
    articles, errors = read(tmp_path)
    assert [a.id for a in articles] == ["a-1", "a-7", "b-1"]
    assert len(errors) == 6
    assert all("a.json" in str(e) or "b.jsonl:2" in str(e) for e in errors)


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/b.txt", ".hidden/x.txt", "notes.pdf", "A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} visits\n\nThe minister arrived in {name} on Sunday and left.\n")
    articles, errors = read(tmp_path)
    assert [a.text.split()[0] for a in articles] == ["A.txt", "a/b.txt", "a/c.txt", "b.txt"] and not errors


def test_the_same_id_twice(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"id": "x", "text": ENGLISH}, {"id": "x", "text": ENGLISH},
                                                 {"id": "x", "text": ARABIC}]))
    articles, _ = read(tmp_path / "a.json")
    assert len(articles) == 2
    assert articles[0].id == "x" and articles[1].id.startswith("x-")


def test_an_arabic_page_in_an_english_template(tmp_path: Path) -> None:
    page = """<html lang="en"><head><meta charset="windows-1256"><title>وزير يزور عمان - صحيفة اليوم</title></head><body>
        <ul><li><a href="/">الرئيسية</a></li><li><a href="/w">أخبار العالم</a></li></ul>
        <div class="content"><h1>وزير يزور عمان</h1><div class="article-body">
        <p>وصل وزير الخارجية المصري إلى عمان يوم الجمعة، والتقى نظيره الأردني وبحثا الوضع في المنطقة كلها.</p>
        <p>اقرأ أيضا: <a href="/x">أبرز محطات العلاقات المصرية الأردنية</a></p>
        <p>ووقع الوزيران اتفاقية للتعاون في مجال الطاقة، ومن المقرر أن يلتقيا مجددا في القاهرة.</p></div>
        <div class="related"><h3>مقالات ذات صلة</h3><ul><li><a href="/a">مقتل ثلاثة في هجوم</a></li></ul></div></div>
        <footer>جميع الحقوق محفوظة</footer></body></html>"""
    (tmp_path / "page.html").write_bytes(page.encode("cp1256"))
    [article], _ = read(tmp_path / "page.html")
    assert article.lang == "ar"
    prose = [article.text[b.begin:b.end] for b in article.blocks if b.kind == "paragraph"]
    assert len(prose) == 2 and prose[0].startswith("وصل") and prose[1].startswith("ووقع")
    assert "مقتل ثلاثة" not in article.text


@pytest.mark.parametrize("given, count", [
    (ENGLISH, 1), (json.dumps({"text": ENGLISH}, indent=1), 1), (json.dumps([{"text": ENGLISH}, {"text": ARABIC}]), 2),
    (json.dumps({"text": ENGLISH}) + "\n" + json.dumps({"text": ARABIC}) + "\n", 2), (PAGE, 1)])
def test_standard_input_in_any_format(monkeypatch: pytest.MonkeyPatch, given: str, count: int) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    articles, errors = read("-")
    assert len(articles) == count and not errors
    assert all("minister" in a.text or "وزير" in a.text for a in articles)


@pytest.mark.parametrize("name, data, reason", [
    ("none.txt", None, "no such file"), ("empty.txt", b" \n", "empty"), ("bad.json", b"{", "not valid JSON"),
    ("cut.jsonl.gz", gzip.compress(b'{"text": "x"}')[:12], "cut.jsonl.gz"), ("photo.txt", b"\x89PNG\0\0\1\2", "not a text"),
    ("empty.html", b"<html><body></body></html>", "no article text"), ("fr.txt", FRENCH.encode(), "looks like 'fr'"),
    ("ru.txt", "Президент России встретился с главой КНДР в Пхеньяне".encode(), "neither Arabic nor English")])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes | None, reason: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    articles, [error] = read(tmp_path / name)
    assert not articles
    assert name in str(error) and reason in str(error) and "\n" not in str(error)


def test_without_a_handler_the_first_failure_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_articles(tmp_path / "none.txt"))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        list(read_articles(tmp_path))


def test_languages() -> None:
    assert detect_language("التقى بوتين Kim Jong Un في بيونغ يانغ") == "ar"
    assert detect_language("Kim met Putin in Pyongyang") == "en"
    with pytest.raises(InputError):
        detect_language("12345 !")


def test_a_language_can_be_forced(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    [article], errors = read(tmp_path / "fr.txt", lang="en")
    assert article.lang == "en" and not errors


def test_dates_of_records() -> None:
    assert parse_date("2024-09-14T10:00:00Z") == parse_date("2024-09-14") == date(2024, 9, 14)
    assert parse_date(None) is None
    with pytest.raises(InputError, match="2024-09-14"):
        parse_date("14/9/2024")
