"""Counting covered predicates: what governs a named actor, what has an entry, what is no event noun."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from kg.lang.lexicon import load
from pipelines.lexicon_coverage import Tally, count, demonym_lemmas, political, sentence_of, treebank_lemmas

Rows = list[tuple[int, str, str, str, str, int, str]]


def tally_of(*sentences: Rows) -> Tally:
    tally = Tally()
    parsed = [sentence_of(i, words) for i, words in enumerate(sentences)]
    count(parsed, load("ar"), demonym_lemmas("ar"), "ar", tally)
    return tally


def test_a_verb_counts_where_a_name_depends_on_it() -> None:
    named = [(1, "اتهم", "اتهم", "VERB", "", 0, "root"), (2, "غروندبرغ", "غروندبرغ", "PROPN", "", 1, "nsubj")]
    unnamed = [(1, "اتهم", "اتهم", "VERB", "", 0, "root"), (2, "الجار", "جار", "NOUN", "", 1, "nsubj")]
    tally = tally_of(named, unnamed)
    assert tally.known == {("اتهم", "VERB"): 1}
    assert not tally.unknown


def test_a_demonym_below_the_subject_names_an_actor() -> None:
    tally = tally_of([(1, "زار", "زار", "VERB", "", 0, "root"), (2, "الوزير", "وزير", "NOUN", "", 1, "nsubj"),
                      (3, "المصري", "مصري", "ADJ", "", 2, "amod")])
    assert tally.share("VERB") == (1, 1)


def test_unknown_verbs_and_shapes_of_verbal_nouns_are_gaps() -> None:
    verb = [(1, "قعقع", "قعقع", "VERB", "", 0, "root"), (2, "سليم", "سليم", "PROPN", "", 1, "nsubj")]
    masdar = [(1, "استقعاق", "استقعاق", "NOUN", "", 0, "root"), (2, "سليم", "سليم", "PROPN", "", 1, "nmod")]
    thing = [(1, "قلم", "قلم", "NOUN", "", 0, "root"), (2, "سليم", "سليم", "PROPN", "", 1, "nmod")]
    tally = tally_of(verb, masdar, thing)
    assert tally.unknown == {("قعقع", "VERB"): 1, ("استقعاق", "NOUN"): 1}
    assert tally.shapeless == {"قلم": 1}
    assert tally.share() == (0, 2)
    assert tally.share(attested={("قعقع", "VERB")}) == (0, 1)


def test_nouns_that_are_actors_or_evoke_nothing_do_not_count() -> None:
    tally = tally_of([(1, "مدينة", "مدينة", "NOUN", "", 0, "root"), (2, "سبها", "سبها", "PROPN", "", 1, "nmod")],
                     [(1, "تاريخ", "تاريخ", "NOUN", "", 0, "root"), (2, "سبها", "سبها", "PROPN", "", 1, "nmod")])
    assert tally.share() == (0, 0)
    assert not tally.shapeless


def test_splits_are_disjoint_and_political(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl.gz"
    with gzip.open(news, "wt", encoding="utf-8") as out:
        for i in range(60):
            text = "قال وزير الخارجية إن قوات الجيش و الشرطة انتشرت" if i % 2 else "طبق اليوم: عدس"
            out.write(json.dumps({"id": f"a{i}", "text": text}, ensure_ascii=False) + "\n")
    held, dev = ([a["id"] for a in political("ar", news, split)] for split in ("held-out", "dev"))
    assert not set(held) & set(dev)
    assert sorted([*held, *dev]) == sorted(f"a{i}" for i in range(1, 60, 2))
    assert dev == [a["id"] for a in political("ar", news, "dev")]


def test_treebank_lemmas_are_folded(tmp_path: Path) -> None:
    file = tmp_path / "x.conllu"
    lines = ["# text = أعلن", "1\tأعلن\tأعلن\tVERB\t_\t_\t0\troot\t_\t_", "2-3\tله\t_\t_\t_\t_\t_\t_\t_\t_", ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert treebank_lemmas(file) == {("اعلن", "VERB")}
