"""Which expression dates which event: small hand-made trees, one for each rule."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.attach import attach_times
from kg.extract.dates import find_times
from kg.model import Sentence, Word
from tests import trees

SATURDAY = date(2024, 9, 14)


def sentence(lines: str) -> Sentence:
    """A sentence from lines ``form upos head deprel``; words are joined by single blanks."""
    words, at = [], 0
    for index, line in enumerate(lines.strip().splitlines(), 1):
        form, upos, head, deprel = line.split()
        end = at + len(form)
        words.append(Word(index, form, form.lower(), upos, "", "", int(head), deprel, at, end, at, end))
        at = end + 1
    return Sentence(0, 0, at - 1, tuple(words))


def dates(lines: str, lang: str, *events: int, claims: tuple[int, ...] = ()) -> dict[int, str | None]:
    """Values by event, where the events are named by their word's index."""
    tree = sentence(lines)
    times = find_times(" ".join(w.text for w in tree.words), lang, SATURDAY)
    found = attach_times(tree, times, {e: tree.word(e) for e in events}, claims=claims, anchor=SATURDAY)
    return {event: time.interval.value for event, time in found.items()}


OWN_CLAUSES = """
Rebels NOUN 2 nsubj
attacked VERB 0 root
the DET 4 det
port NOUN 2 obj
on ADP 6 case
Thursday PROPN 2 obl
, PUNCT 9 punct
officials NOUN 9 nsubj
said VERB 2 parataxis
yesterday NOUN 9 obl
"""
COORDINATED = """
He PRON 2 nsubj
denounced VERB 0 root
the DET 4 det
raid NOUN 2 obj
yesterday NOUN 2 obl
and CCONJ 7 cc
recalled VERB 2 conj
the DET 9 det
envoy NOUN 7 obj
"""
SAID = """
He PRON 2 nsubj
said VERB 0 root
yesterday NOUN 2 obl
that SCONJ 6 mark
they PRON 6 nsubj
attacked VERB 2 ccomp
the DET 8 det
port NOUN 6 obj
"""
PARSED_WRONG = """
He PRON 2 nsubj
said VERB 0 root
that SCONJ 6 mark
the DET 5 det
army NOUN 6 nsubj
attacked VERB 2 ccomp
the DET 8 det
port NOUN 6 obj
yesterday NOUN 2 obl
"""
AFTER = """
He PRON 2 nsubj
resigned VERB 0 root
in ADP 4 case
May PROPN 2 obl
after ADP 7 case
the DET 7 det
protests NOUN 2 obl
"""
SINCE = """
Ties NOUN 2 nsubj
improved VERB 0 root
since ADP 5 case
the DET 5 det
war NOUN 2 obl
in ADP 7 case
2022 NUM 5 nmod
"""
HELD = """
They PRON 2 nsubj
held VERB 0 root
talks NOUN 2 obj
on ADP 5 case
Friday PROPN 2 obl
"""
RELATIVE = """
the DET 2 det
talks NOUN 0 root
that PRON 4 nsubj
opened VERB 2 acl:relcl
Tuesday PROPN 4 obl
"""
ANCHORED = """
He PRON 2 nsubj
fled VERB 0 root
two NUM 4 nummod
days NOUN 7 obl
after ADP 7 case
the DET 7 det
coup NOUN 2 obl
of ADP 10 case
5 NUM 10 nummod
June PROPN 7 nmod
"""
POSTPONED = """
They PRON 2 nsubj
postponed VERB 0 root
the DET 4 det
vote NOUN 2 obj
to ADP 7 case
20 NUM 7 nummod
September PROPN 2 obl
"""
OPENING = """
In ADP 2 case
2013 NUM 0 root
, PUNCT 2 punct
judges NOUN 5 nsubj
indicted VERB 2 parataxis
him PRON 5 obj
"""


def test_each_clause_has_its_own_date() -> None:
    assert dates(OWN_CLAUSES, "en", 2, 9, claims=(9,)) == {2: "2024-09-12", 9: "2024-09-13"}


def test_coordinated_verbs_share_a_date() -> None:
    assert dates(COORDINATED, "en", 2, 7)[7] == "2024-09-13"


def test_the_object_of_a_claim_is_not_dated_by_it_but_that_of_another_event_is() -> None:
    assert dates(COORDINATED, "en", 2, 4, claims=(2,)) == {2: "2024-09-13"}
    assert dates(COORDINATED, "en", 2, 4)[4] == "2024-09-13"


def test_what_is_said_is_not_dated_by_when_it_is_said() -> None:
    assert dates(SAID, "en", 2, 6, claims=(2,)) == {2: "2024-09-13"}


def test_an_expression_behind_that_belongs_to_what_is_said() -> None:
    assert dates(PARSED_WRONG, "en", 2, 6, claims=(2,)) == {6: "2024-09-13"}


def test_what_came_before_is_not_dated_by_what_came_after() -> None:
    assert dates(AFTER, "en", 2, 7) == {2: "2024-05"}


def test_since_dates_the_event_named_and_what_lasts_since() -> None:
    assert dates(SINCE, "en", 2, 5) == {2: "2022/2024-09-14", 5: "2022"}


def test_the_noun_of_a_light_verb_takes_the_date_of_its_clause() -> None:
    assert dates(HELD, "en", 3) == {3: "2024-09-13"}
    assert dates(HELD, "en", 2, 3) == {2: "2024-09-13", 3: "2024-09-13"}


def test_a_noun_is_dated_by_the_relative_clause_that_describes_it() -> None:
    assert dates(RELATIVE, "en", 2) == {2: "2024-09-10"}
    assert dates(RELATIVE, "en", 2, 4) == {2: "2024-09-10", 4: "2024-09-10"}


def test_an_anchored_expression_dates_one_event_from_the_other() -> None:
    assert dates(ANCHORED, "en", 2, 7) == {2: "2024-06-07", 7: "2024-06-05"}


def test_an_anchored_expression_dates_the_other_event_backwards() -> None:
    lines = ANCHORED.replace("of ADP 10 case\n5 NUM 10 nummod\nJune PROPN 7 nmod", "on ADP 9 case\nFriday PROPN 2 obl")
    assert dates(lines, "en", 2, 7) == {2: "2024-09-13", 7: "2024-09-11"}


def test_put_off_to_a_day_dates_what_is_put_off() -> None:
    assert dates(POSTPONED, "en", 2, 4) == {4: "2024-09-20"}


def test_an_expression_that_opens_the_sentence_dates_its_first_verb_whatever_the_parse() -> None:
    assert dates(OPENING, "en", 5) == {5: "2013"}


def test_arabic_clauses() -> None:
    lines = """
    أعلنت VERB 0 root
    الحكومة NOUN 1 nsubj
    أمس ADV 1 advmod
    اعتقال NOUN 1 obj
    ضابط NOUN 4 nmod
    قتل VERB 5 acl:relcl
    جنديا NOUN 6 obj
    الثلاثاء PROPN 6 obl
    """
    assert dates(lines, "ar", 1, 4, 6, claims=(1,)) == {1: "2024-09-13", 6: "2024-09-10"}


@pytest.mark.parametrize("kind", ["17 years", "every Friday", "anniversary of 1953"])
def test_durations_sets_and_anniversaries_date_nothing(kind: str) -> None:
    lines = "\n".join(["He PRON 2 nsubj", "spoke VERB 0 root", *(f"{w} NOUN 2 obl" for w in kind.split())])
    assert dates(lines, "en", 2) == {}


def test_no_events_no_dates_and_a_cyclic_tree_ends() -> None:
    assert dates(HELD, "en") == {}
    assert dates("a NOUN 2 dep\nb NOUN 1 dep\nFriday PROPN 1 obl", "en", 1) == {1: "2024-09-13"}


def featured(lines: str, lang: str, events: tuple[int, ...], claims: tuple[int, ...] = ()) -> dict[int, str | None]:
    """As ``dates``, of trees in the notation of ``tests.trees`` (with lemmas and features)."""
    found = trees.tree(lines)
    text = trees.text_of(found)
    times = find_times(text, lang, SATURDAY)
    dated = attach_times(found, times, {e: found.word(e) for e in events}, claims=claims, anchor=SATURDAY)
    return {event: time.interval.value for event, time in dated.items()}


INTERVIEW = """
Minister minister NOUN 2 nsubj
complained complain VERB 0 root
in in ADP 5 case
an a DET 5 det
interview interview NOUN 2 obl
published publish VERB 5 acl VerbForm=Part
on on ADP 8 case
Tuesday Tuesday PROPN 6 obl
"""
STATEMENT = """
حذر حذر VERB 0 root Aspect=Perf
القائد قائد NOUN 1 nsubj
في في ADP 4 case
بيان بيان NOUN 1 obl
بثته بث VERB 4 acl Aspect=Perf
الإذاعة إذاعة NOUN 5 nsubj
أمس أمس ADV 5 advmod
"""
RESULT = """
Bombing bombing NOUN 5 nsubj
on on ADP 3 case
Wednesday Wednesday PROPN 1 nmod
has have AUX 5 aux
led lead VERB 0 root
to to ADP 7 case
evacuations evacuation NOUN 5 obl
"""
WHEN = """
جرح جرح VERB 0 root Aspect=Perf
حارسان حارس NOUN 1 nsubj
الخميس خميس NOUN 1 obl
عندما عندما SCONJ 5 mark
هاجم هاجم VERB 2 acl Aspect=Perf
مسلحون مسلح NOUN 5 nsubj
المحطة محطة NOUN 5 obj
"""
AHEAD = """
He he PRON 2 nsubj
praised praise VERB 0 root Tense=Past|VerbForm=Fin
them they PRON 2 obj
for for ADP 5 case
talks talk NOUN 2 obl
next next ADJ 7 amod
month month NOUN 2 obl
"""
UNTIL = """
They they PRON 2 nsubj
detained detain VERB 0 root Tense=Past|VerbForm=Fin
ten ten NUM 2 obj
until until ADP 5 case
Thursday Thursday PROPN 2 obl
"""
AUTHOR = """
She she PRON 2 nsubj
praised praise VERB 0 root
a a DET 4 det
survey survey NOUN 2 obj
by by ADP 7 case
the the DET 7 det
ministry ministry NOUN 4 nmod
on on ADP 9 case
Monday Monday PROPN 2 obl
"""
TERM = """
Voters voter NOUN 2 nsubj
chose choose VERB 0 root
the the DET 4 det
ex-minister ex-minister NOUN 2 obj
( ( PUNCT 6 punct
2008-2012 2008-2012 NUM 2 obl
) ) PUNCT 6 punct
"""
DURING = """
They they PRON 2 nsubj
agreed agree VERB 0 root
during during ADP 5 case
the the DET 5 det
visit visit NOUN 2 obl
of of ADP 7 case
Tuesday Tuesday PROPN 5 nmod
"""
ADDING = """
He he PRON 2 nsubj
said say VERB 0 root
on on ADP 4 case
Thursday Thursday PROPN 2 obl
it it PRON 6 nsubj
failed fail VERB 2 ccomp
, , PUNCT 8 punct
adding add VERB 6 advcl VerbForm=Part
more more ADJ 8 obj
"""


@pytest.mark.parametrize(("lines", "lang", "events", "claims", "expected"), [
    pytest.param(INTERVIEW, "en", (2,), (2,), {2: "2024-09-10"}, id="occasion of a claim"),
    pytest.param(STATEMENT, "ar", (1, 5), (1,), {1: "2024-09-13", 5: "2024-09-13"}, id="occasion, Arabic"),
    pytest.param(RESULT, "en", (1, 7), (), {1: "2024-09-11", 7: "2024-09-11"}, id="result"),
    pytest.param(WHEN, "ar", (1, 5), (), {1: "2024-09-12", 5: "2024-09-12"}, id="when"),
    pytest.param(AHEAD, "en", (2,), (2,), {}, id="nothing past is dated by a day to come"),
    pytest.param(UNTIL, "en", (2,), (), {}, id="until"),
    pytest.param(AUTHOR, "en", (2, 4), (), {4: "2024-09-09"}, id="by its author"),
    pytest.param(TERM, "en", (2,), (), {}, id="years of an office"),
    pytest.param(DURING, "en", (2, 5), (), {2: "2024-09-10", 5: "2024-09-10"}, id="during"),
    pytest.param(ADDING, "en", (2, 8), (2, 8), {2: "2024-09-12", 8: "2024-09-12"}, id="claims added"),
])
def test_dates_by_occasion_cause_and_time(
    lines: str, lang: str, events: tuple[int, ...], claims: tuple[int, ...], expected: dict[int, str]
) -> None:
    assert featured(lines, lang, events, claims) == expected


def test_an_expression_right_before_that_dates_the_claim_whatever_the_parse() -> None:
    assert dates("""
    أعلنت VERB 0 root
    الوزارة NOUN 1 nsubj
    أمس ADV 6 advmod
    أن SCONJ 6 mark
    الجسر NOUN 6 nsubj
    انهار VERB 1 ccomp
    """, "ar", 1, 6, claims=(1,)) == {1: "2024-09-13"}


SAID_BETWEEN_COMMAS = """
قال VERB 0 root
المصدر NOUN 1 nsubj
، PUNCT 4 punct
أمس NOUN 2 nmod
، PUNCT 4 punct
إن SCONJ 7 mark
انهارت VERB 1 ccomp
"""
SET_OFF = """
استعادت VERB 0 root
قوات NOUN 1 nsubj
السيطرة NOUN 1 obj
على ADP 5 case
المبنى NOUN 3 nmod
، PUNCT 8 punct
في ADP 8 case
الساعات NOUN 3 nmod
الأولى ADJ 8 amod
من ADP 11 case
صباح NOUN 8 nmod
الاثنين NOUN 11 nmod
"""
DURING_WHICH = """
They PRON 2 nsubj
attended VERB 0 root
a DET 4 det
meeting NOUN 2 obj
on ADP 6 case
Thursday PROPN 4 nmod
during ADP 8 case
which PRON 10 obl
they PRON 10 nsubj
agreed VERB 4 acl:relcl
"""


def test_an_expression_between_commas_before_that_dates_the_claim() -> None:
    assert dates(SAID_BETWEEN_COMMAS, "ar", 1, 7, claims=(1,)) == {1: "2024-09-13"}


def test_an_expression_behind_a_comma_dates_the_verb_not_the_object_on_which_it_hangs() -> None:
    assert dates(SET_OFF, "ar", 1, 3)[1] == "2024-09-09"


def test_what_happens_during_a_dated_event_has_its_date() -> None:
    assert dates(DURING_WHICH, "en", 4, 10) == {4: "2024-09-12", 10: "2024-09-12"}
