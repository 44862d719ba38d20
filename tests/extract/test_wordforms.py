"""Arabic words of one part of speech that the tagger takes for another."""

import pytest

from kg.extract import extract
from kg.extract.repair import repaired
from kg.lang import lexicon
from kg.model import Word
from tests.extract.asking import Known
from tests.trees import document


def mended(*rows: str) -> tuple[Word, ...]:
    return repaired(document("ar", *rows), lexicon.load("ar")).sentences[0].words


@pytest.mark.parametrize(("form", "pos", "lemma"), [("مبينة", "NOUN", "مبينة"), ("معللين", "VERB", "معل")])
def test_a_participle_behind_a_comma_has_its_own_lemma(form: str, pos: str, lemma: str) -> None:
    words = mended(f"""
    غادرت غادر VERB 0 root Aspect=Perf|Gender=Fem
    اللجنة لجنة NOUN 1 nsubj
    ، ، PUNCT 4 punct
    {form} {lemma} {pos} 1 advcl
    ذلك ذلك PRON 4 obj
    """)
    assert lexicon.load("ar").knows(words[3], "PART") and words[3].upos != "VERB"


def test_a_verb_in_the_feminine_with_an_object_is_no_noun() -> None:
    words = mended("""
    سألت سأل VERB 0 root Aspect=Perf|Gender=Fem
    الشرطة شرطة NOUN 1 nsubj
    السائقين سائق NOUN 1 obj
    و و CCONJ 5 cc
    استدعة استدعة NOUN 1 conj
    +هم هو PRON 5 obj
    """)
    assert (words[4].upos, words[4].lemma, words[4].deprel) == ("VERB", "استدعي", "conj")


def test_a_verb_spelt_like_a_preposition_has_the_clause_behind_it() -> None:
    words = mended("""
    و و CCONJ 5 cc
    بين بين ADP 5 mark
    أن أن SCONJ 2 fixed
    الطريق طريق NOUN 5 nsubj
    يخضع خضع VERB 0 root Aspect=Imp
    """)
    assert [(w.upos, w.head, w.deprel) for w in words] == [
        ("CCONJ", 2, "cc"), ("VERB", 0, "root"), ("SCONJ", 5, "mark"), ("NOUN", 5, "nsubj"), ("VERB", 2, "ccomp")]


@pytest.mark.parametrize(("noun", "feats", "pos"), [("قتيلا", "Case=Acc|Definite=Ind|Number=Sing", "VERB"),
                                                    ("قتيل", "Case=Gen|Definite=Ind|Number=Sing", "ADP")])
def test_no_preposition_governs_an_accusative(noun: str, feats: str, pos: str) -> None:
    words = mended(f"""
    هجوم هجوم NOUN 0 root
    خلف خلف ADP 3 case
    {noun} قتيل NOUN 1 nmod {feats}
    """)
    assert words[1].upos == pos


def test_costs_and_research_have_lemmas_of_their_own() -> None:
    words = mended("""
    تحملت تحمل VERB 0 root
    الوزارة وزارة NOUN 1 nsubj
    تكاليف تكليف NOUN 1 obj
    الأبحاث بحث NOUN 3 nmod
    """)
    assert [w.lemma for w in words[2:]] == ["تكلفة", "أبحاث"]


@pytest.mark.parametrize(("form", "lemma", "cls"), [("أدلوا", "أدل", "Statement"), ("جددنا", "جدن", "Pledge")])
def test_a_verb_with_an_unknown_lemma_is_found_by_its_form(form: str, lemma: str, cls: str) -> None:
    word = document("ar", f"{form} {lemma} VERB 0 root Aspect=Perf|Number=Plur").sentences[0].words[0]
    wanted = {"Statement": "ل", "Pledge": "عزم"}[cls]
    sense = lexicon.load("ar").sense(word, "VERB", lambda c: c.slot == f"prep:{wanted}" or wanted in c.lemmas)
    assert sense is not None and sense.cls == cls


def test_a_participle_that_opens_a_sentence_is_no_adverb() -> None:
    words = mended("""
    واصفا واصف ADV 0 root
    القرار قرار NOUN 1 obj
    ب ب ADP 4 case
    الخطأ خطأ NOUN 1 obl
    """)
    assert (words[0].upos, words[0].lemma) == ("ADJ", "واصف")


def test_who_stands_before_a_judge_appeared_there() -> None:
    words = mended("""
    و و CCONJ 3 cc
    مثل مثل ADP 3 case
    المتهم متهم NOUN 0 root
    أمام أمام ADP 5 case
    القاضي قاضي NOUN 3 nmod
    """)
    assert [(w.upos, w.head, w.deprel) for w in words[1:3]] == [("VERB", 0, "root"), ("NOUN", 2, "nsubj")]


def test_who_explained_stands_behind_a_relative_pronoun_too() -> None:
    words = mended("""
    المدير مدير NOUN 0 root
    الذي الذي PRON 6 mark PronType=Rel
    بين بين ADP 6 mark
    أن أن SCONJ 3 fixed
    العمل عمل NOUN 6 nsubj
    انتهى انتهى VERB 1 acl:relcl Aspect=Perf
    """)
    assert (words[2].upos, words[5].head, words[5].deprel) == ("VERB", 3, "ccomp")


@pytest.mark.parametrize(("form", "lemma", "cls"), [("نعرب", "عرب", "Statement"), ("يعفي", "عفى", "Resignation"),
                                                    ("نعيد", "عيد", "Occurrence")])
def test_an_imperfect_of_the_fourth_stem_hides_its_first_letter(form: str, lemma: str, cls: str) -> None:
    word = document("ar", f"{form} {lemma} VERB 0 root Aspect=Imp").sentences[0].words[0]
    sense = lexicon.load("ar").sense(word, "VERB", lambda c: c.slot == "prep:من", without="Light")
    assert sense is not None and sense.cls == cls


@pytest.mark.parametrize(("rows", "victims"), [
    ("أصيب أصاب VERB 0 root Aspect=Perf|Voice=Pass\n15 15 NUM 1 nsubj:pass\nفي في ADP 4 case\nالحادث حادث NOUN 1 obl", "15"),
    ("أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act\nالشرطة شرطة NOUN 1 nsubj\n"
     "إصابة إصابة NOUN 1 obj\nخمسة خمسة NUM 3 nummod", "خمسة"),
    ("أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act\nالشرطة شرطة NOUN 1 nsubj\nمصرع مصرع NOUN 1 obj\nأكثر أكثر ADJ 3 amod\n"
     "من من ADP 7 case\n19 19 NUM 7 nummod\nشخصا شخص NOUN 4 obl", "أكثر من 19 شخصا"),
    ("أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act\nالشرطة شرطة NOUN 1 nsubj\nمصرع مصرع NOUN 1 obj\n11 11 NUM 3 nummod\n"
     "من من ADP 6 case\nداعش داعش PROPN 4 nmod", "11 من داعش"),
    ("أصيب أصاب VERB 0 root Aspect=Perf|Voice=Pass\n29 29 NUM 1 nsubj:pass\nمن من ADP 4 case\n+هم هو PRON 2 nmod", "29"),
])
def test_a_number_stands_for_those_hurt(rows: str, victims: str) -> None:
    extraction = extract(document("ar", rows), Known({}, frozenset()))
    found = [extraction.mentions[m].text for e in extraction.events if e.lemma in ("أصاب", "إصابة", "مصرع") for m in e.fillers("target")]
    assert found == [victims]


@pytest.mark.parametrize(("form", "lemma"), [("ساند", "ساند"), ("صافحت", "صافح")])
def test_a_verb_taken_for_a_name_opens_a_sentence_before_somebody(form: str, lemma: str) -> None:
    words = mended(f"""
    {form} {form} PROPN 0 root
    رئيس رئيس NOUN 1 nmod
    البلدية بلدية NOUN 2 nmod
    """)
    assert (words[0].upos, words[0].lemma, words[1].deprel) == ("VERB", lemma, "nsubj")


def test_a_verb_taken_for_a_noun_goes_on_with_the_verb_before_it() -> None:
    words = mended("""
    زار زار VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    العاهل عاهل NOUN 1 nsubj
    المدرسة مدرسة NOUN 1 obj
    و و CCONJ 5 cc
    صافح صافح NOUN 2 conj
    مدير مدير NOUN 5 nmod
    """)
    assert [(w.upos, w.head, w.deprel) for w in words[4:]] == [("VERB", 1, "conj"), ("NOUN", 5, "obj")]


@pytest.mark.parametrize(("noun", "after"), [("حسن", "الجوار جوار"), ("تغير", "المناخ مناخ")])
def test_a_noun_before_a_place_or_thing_stays_one(noun: str, after: str) -> None:
    words = mended(f"""
    يتضمن تضمن VERB 0 root Aspect=Imp
    الاتفاق اتفاق NOUN 1 nsubj
    الاحترام احترام NOUN 1 obj
    و و CCONJ 5 cc
    {noun} {noun} NOUN 3 conj
    {after} NOUN 5 nmod
    """)
    assert words[4].upos == "NOUN"


def test_what_a_speaker_will_do_is_a_verb_with_an_object() -> None:
    words = mended("""
    يقول قال VERB 0 root Aspect=Imp
    سأجري سأجري NOUN 1 obj
    مباحثات مباحثة NOUN 2 nmod
    """)
    assert (words[1].upos, words[1].feats.count("Person=1"), words[2].deprel) == ("VERB", 1, "obj")


def test_the_death_that_somebody_meets_is_no_verb() -> None:
    words = mended("""
    لقي لقي VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    خمسة خمسة NUM 3 nummod
    عمال عامل NOUN 1 nsubj Number=Plur
    حتف حتف VERB 3 acl:relcl Aspect=Perf|Gender=Masc|Voice=Act
    +هم هو PRON 4 obj
    في في ADP 7 case
    حريق حريق NOUN 4 obl
    """)
    assert [(w.upos, w.head, w.deprel) for w in words[3:5]] == [("NOUN", 1, "obj"), ("PRON", 4, "nmod")]
    assert words[6].head == 1


def test_a_comma_written_onto_a_word_is_no_part_of_it() -> None:
    words = mended("""
    تحدث تحدث VERB 0 root Aspect=Perf|Gender=Masc
    الوزير وزير NOUN 1 nsubj
    ،مشيرا ،مشير ADJ 1 advcl Case=Acc|Definite=Ind|Gender=Masc
    إلى إلى ADP 5 case
    الأزمة أزمة NOUN 3 obl
    """)
    assert (words[2].text, words[2].lemma, words[2].end - words[2].begin) == ("مشيرا", "مشير", 5)


def test_those_who_are_counted_are_no_adjective() -> None:
    words = mended("""
    سقوط سقوط NOUN 0 root Definite=Cons
    28 28 NUM 3 nummod
    قتيلا قتيل ADJ 1 amod Case=Acc|Definite=Ind
    """)
    assert (words[2].upos, words[2].deprel) == ("NOUN", "nmod")


@pytest.mark.parametrize(("verb", "opener", "upos"), [("بين", "أن", "SCONJ"), ("عبر", "عن", "ADP")])
def test_a_verb_spelt_like_a_preposition_has_its_speaker_behind_it(verb: str, opener: str, upos: str) -> None:
    words = mended(f"""
    زار زار VERB 0 root Aspect=Perf|Gender=Masc
    المدينة مدينة NOUN 1 obj
    و و CCONJ 5 cc
    {verb} {verb} ADP 5 case
    الوزير وزير NOUN 2 conj Definite=Def
    {opener} {opener} {upos} 7 mark
    سروره سرور NOUN 5 nmod
    """)
    assert words[3].upos == "VERB" and (words[4].head, words[4].relation) == (4, "nsubj")


def test_what_stands_between_two_is_no_speaker() -> None:
    words = mended("""
    و و CCONJ 3 cc
    بين بين ADP 3 case
    الوزير وزير NOUN 0 root Definite=Def
    و و CCONJ 5 cc
    السفير سفير NOUN 3 conj Definite=Def
    أن أن SCONJ 7 mark
    يتفقا اتفق VERB 3 acl
    """)
    assert words[1].upos == "ADP"


@pytest.mark.parametrize(("form", "lemma", "voice"), [("فروا", "فر", "Act"), ("عولجوا", "عالج", "Pass")])
def test_an_unknown_noun_with_the_ending_of_they_is_a_verb(form: str, lemma: str, voice: str) -> None:
    words = mended(f"""
    أصيب أصاب VERB 0 root Aspect=Perf|Gender=Masc|Voice=Pass
    رجال رجل NOUN 1 nsubj:pass
    و و CCONJ 4 cc
    {form} {form} NOUN 2 conj
    في في ADP 6 case
    المكان مكان NOUN 4 nmod
    """)
    assert (words[3].upos, words[3].lemma, words[3].feat("Voice")) == ("VERB", lemma, voice)
    assert (words[3].head, words[3].deprel, words[5].deprel) == (1, "conj", "obl")


def test_a_name_with_such_an_ending_stays() -> None:
    assert mended("""
    زار زار VERB 0 root Aspect=Perf|Gender=Masc
    بيروا بيروا PROPN 1 nsubj
    """)[1].upos == "PROPN"


def test_a_verb_taken_for_a_name_opens_a_sentence_behind_a_turn() -> None:
    words = mended("""
    من من ADP 2 case
    جانب جانب NOUN 4 nmod
    +ه هو PRON 2 nmod
    دان دان PROPN 0 root
    رئيس رئيس NOUN 4 nmod
    البرلمان برلمان NOUN 5 nmod
    التدخل تدخل NOUN 5 nmod
    """)
    assert words[3].upos == "VERB" and words[4].deprel == "nsubj"
