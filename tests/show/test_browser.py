"""The page as a reader meets it: opened from disk in Chromium, with the network blocked."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.rdf.iris import KG
from kg.show import show

from .conftest import SCREENSHOTS

pytestmark = pytest.mark.browser
GRAPH = Path(__file__).parent / "visit.ttl"
# Within which a page of 5,000 edges must answer, on a machine that has time for it: other work takes its share.
SECONDS = 3.0 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def opened(browser: Any, graph: Graph | Path, folder: Path, lang: str) -> Any:
    """The browser with the page of a graph in it, drawn, its logs emptied before."""
    from selenium.webdriver.support.ui import WebDriverWait

    page = show(graph, folder / f"page-{lang}.html", lang)
    browser.get_log("browser"), browser.get_log("performance")
    browser.get(page.as_uri())
    WebDriverWait(browser, 30).until(lambda b: b.execute_script("return !!(window.khabar && khabar.drawn)"))
    return browser


@pytest.fixture
def arabic(browser: Any, tmp_path: Path) -> Any:
    return opened(browser, GRAPH, tmp_path, "ar")


def texts(browser: Any, selector: str) -> list[str]:
    return [e.text for e in browser.find_elements("css selector", selector)]


def edges(browser: Any) -> int:
    return int(browser.execute_script("return khabar.cy.edges(':visible').length"))


def becomes(browser: Any, selector: str, wanted: list[str]) -> bool:
    """True once the elements have these texts; a busy browser handles input late. Times out otherwise."""
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    wait = WebDriverWait(browser, 10, ignored_exceptions=(StaleElementReferenceException,))
    return bool(wait.until(lambda b: texts(b, selector) == wanted))


def leaves(browser: Any, wanted: int) -> bool:
    """True once so many edges are visible; times out otherwise."""
    from selenium.webdriver.support.ui import WebDriverWait

    return bool(WebDriverWait(browser, 10).until(lambda b: edges(b) == wanted))


def click(browser: Any, element: str) -> None:
    """A real click of the mouse on the middle of an element of the drawing."""
    from selenium.webdriver import ActionChains

    box = browser.find_element("id", "graph")
    x, y = browser.execute_script(
        f"const e = khabar.cy.{element}; const p = e.isNode() ? e.renderedPosition() : e.renderedMidpoint(); return [p.x, p.y];")
    ActionChains(browser).move_to_element_with_offset(
        box, int(x - box.size["width"] / 2), int(y - box.size["height"] / 2)).click().perform()


def test_no_console_error_and_nothing_asked_of_the_network(arabic: Any) -> None:
    assert [line for line in arabic.get_log("browser") if line["level"] == "SEVERE"] == []
    asked = [m["params"]["request"]["url"] for line in arabic.get_log("performance")
             if (m := json.loads(line["message"])["message"])["method"] == "Network.requestWillBeSent"]
    assert asked and all(url.startswith(("file:", "data:")) for url in asked)


def test_the_arabic_page_runs_right_to_left(arabic: Any) -> None:
    left = {i: arabic.find_element("id", i).location["x"] for i in ("filters", "graph", "details")}
    assert left["details"] < left["graph"] < left["filters"]
    arabic.save_screenshot(str(SCREENSHOTS / "visit-ar.png"))


def test_arabic_labels_are_joined_and_start_at_the_right(arabic: Any) -> None:
    """Measured with the canvas and font that draw the labels: joined letters are narrower than the same letters apart."""
    joined, apart, tall = arabic.execute_script("""
        const font = "40px " + khabar.cy.nodes()[0].style("font-family");
        const pen = Object.assign(document.createElement("canvas"), { width: 400, height: 100 }).getContext("2d");
        pen.font = font; pen.fillText("ا ببب", 200, 60);
        const ink = pen.getImageData(0, 0, 400, 100).data, columns = new Array(400).fill(0);
        for (let i = 3; i < ink.length; i += 4) if (ink[i] > 128) columns[(i >> 2) % 400]++;
        const used = columns.map((n, x) => [n, x]).filter(([n]) => n);
        const first = used[0][1], last = used[used.length - 1][1];
        const tall = used.sort((a, b) => b[0] - a[0])[0][1];
        return [pen.measureText("ببب").width, 3 * pen.measureText("ب").width, (tall - first) / (last - first)];""")
    assert joined < 0.8 * apart
    assert tall > 0.8


def test_search_finds_an_actor_by_a_name_in_either_language(arabic: Any) -> None:
    box = arabic.find_element("id", "search")
    box.send_keys("the minis")
    assert becomes(arabic, "#details h2", ["الوزير"])
    assert arabic.execute_script("return khabar.cy.nodes('.near').map(n => n.data('label'))") == ["الوزير"]


def test_filters_hide_edges(arabic: Any) -> None:
    assert edges(arabic) == 2
    arabic.find_element("css selector", "input[value=Claimed]").click()
    assert leaves(arabic, 1)
    arabic.find_element("id", "reset").click()
    assert leaves(arabic, 2)
    arabic.execute_script("const s = document.getElementById('filter-source'); s.value = s.options[1].value;"
                          "s.dispatchEvent(new Event('change'));")
    assert leaves(arabic, 1)


def test_a_brush_over_the_timeline_keeps_its_days(browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.support.ui import WebDriverWait

    page = opened(browser, many_events(actors=12, events=40), tmp_path, "en")
    before, line = edges(page), page.find_element("id", "timeline")
    width = line.size["width"]
    (ActionChains(page).move_to_element_with_offset(line, -width // 4, 0).click_and_hold()
     .move_by_offset(width // 4, 0).release().perform())
    WebDriverWait(page, 10).until(lambda b: b.find_element("id", "filter-from").get_attribute("value"))
    since, until = (page.find_element("id", f"filter-{i}").get_attribute("value") for i in ("from", "to"))
    dates = page.execute_script("return khabar.cy.edges(':visible').map(e => khabar.data.events[e.data('event')].earliest)")
    assert 0 < len(dates) < before and since < until
    assert all(since <= day <= until for day in dates)


def test_a_click_on_a_line_shows_the_sentence_with_its_trigger(arabic: Any) -> None:
    click(arabic, "edges()[1]" if arabic.execute_script("return khabar.data.events[khabar.cy.edges()[1].data('event')].cls") == "Meeting"
          else "edges()[0]")
    assert becomes(arabic, "#details blockquote", ["وقالت الوكالة إنه التقى الملكة."])
    assert texts(arabic, "#details mark") == ["التقى"]
    shown = texts(arabic, "#details dd")
    assert "وكالة المثال" in shown and any("زيارة الوزير" in text for text in shown), "the claimant and the article"
    arabic.save_screenshot(str(SCREENSHOTS / "click-ar.png"))


def test_events_and_claims_have_drawings_of_their_own(arabic: Any) -> None:
    arabic.find_element("css selector", "#views button[value=events]").click()
    assert leaves(arabic, 5)
    assert arabic.execute_script("return khabar.cy.nodes('[shape = \"diamond\"]').length") == 3
    click(arabic, "nodes('[shape = \"diamond\"]').filter(n => khabar.data.events[n.data('event')].cls === 'Visit')[0]")
    assert becomes(arabic, "#details mark", ["زار"])
    arabic.find_element("css selector", "#views button[value=claims]").click()
    assert leaves(arabic, 2)
    names = arabic.execute_script("return khabar.cy.edges().map(e => e.source().data('label') + '>' + e.target().data('label'))")
    assert sorted(names) == ["وكالة المثال>الملكة", "وكالة المثال>الوزير"]


def many_events(actors: int, events: int) -> Graph:
    """A made-up graph: each event joins two actors, a day apart from the next; every third is only claimed."""
    graph, chance = Graph(), Random(1)
    names = [URIRef(f"https://example.org/a{i}") for i in range(actors)]
    for i, actor in enumerate(names):
        graph.add((actor, RDF.type, KG.State))
        graph.add((actor, RDFS.label, Literal(f"دولة {i}", lang="ar")))
    for i in range(events):
        event, day = URIRef(f"https://example.org/e{i}"), Literal(f"20{i % 20:02}-0{1 + i % 9}-{1 + i % 28:02}", datatype=XSD.date)
        source = names[i % actors]
        target = names[(i + 1 + chance.randrange(actors - 1)) % actors]
        for predicate, value in ((RDF.type, KG.Accusation if i % 2 else KG.Visit), (KG.agent, source), (KG.target, target),
                                 (KG.factuality, KG.Factual if i % 3 else KG.Claimed), (KG.earliest, day), (KG.latest, day),
                                 (KG.predicate, Literal("زار", lang="ar"))):
            graph.add((event, predicate, value))
    return graph


def test_five_thousand_edges_answer_within_three_seconds(browser: Any, tmp_path: Path) -> None:
    """From opening the file to the first drawing with all handlers in place, by the page's own clock."""
    graph = many_events(actors=1000, events=5000)
    seconds = []
    for _ in range(3):  # the best of three: other work on the machine is no fault of the page
        page = opened(browser, graph, tmp_path, "ar")
        seconds.append(page.execute_script("return Math.max(khabar.drawn, khabar.ready) / 1000"))
        if seconds[-1] < SECONDS:
            break
    assert edges(page) == 5000
    answer = page.execute_script("""
        const begin = performance.now();
        document.querySelector('input[value=Claimed]').click(); khabar.cy.forceRender();
        return (performance.now() - begin) / 1000;""")
    assert 0 < edges(page) < 5000 and answer < SECONDS
    print(f"5,000 edges: interactive after {min(seconds):.2f} s, a filter takes {answer:.2f} s")
    page.save_screenshot(str(SCREENSHOTS / "edges-5000.png"))
    assert min(seconds) < SECONDS
