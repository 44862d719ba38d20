"""Slips of the tokeniser that the tables can mend."""

from dataclasses import replace

from kg.extract.repair import repaired
from kg.lang import lexicon
from tests.trees import document


def test_a_preposition_is_taken_off_an_event_noun() -> None:
    parsed = document("ar", """
    قام قام VERB 0 root
    الوزير وزير NOUN 1 nsubj
    بزيارة بزيارة PROPN 2 flat
    نادرة نادر ADJ 3 amod
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert [(w.text, w.upos, w.head, w.deprel) for w in words] == [
        ("قام", "VERB", 0, "root"), ("الوزير", "NOUN", 1, "nsubj"), ("ب", "ADP", 4, "case"), ("زيارة", "NOUN", 1, "obl"),
        ("نادرة", "ADJ", 4, "amod")]
    assert [parsed.article.text[w.begin:w.end] for w in words[2:4]] == ["ب", "زيارة"]


def test_a_first_letter_split_off_is_put_back() -> None:
    parsed = document("ar", """
    ذكرت ذكر VERB 0 root
    و و CCONJ 3 cc
    +سائل سائل NOUN 1 conj
    الإعلام إعلام NOUN 3 nmod
    """)
    sentence = parsed.sentences[0]
    first, second = sentence.words[1], sentence.words[2]
    token = {"token_begin": first.begin, "token_end": second.end}
    words = (sentence.words[0], replace(first, **token), replace(second, **token), sentence.words[3])
    mended = repaired(replace(parsed, sentences=(replace(sentence, words=words),)), lexicon.load("ar")).sentences[0].words
    assert [(w.text, w.lemma, w.head, w.deprel) for w in mended] == [
        ("ذكرت", "ذكر", 0, "root"), ("وسائل", "وسيلة", 1, "nsubj"), ("الإعلام", "إعلام", 2, "nmod")]
    assert parsed.article.text[mended[1].begin:mended[1].end] == "وسائل"


def test_a_verb_behind_a_relative_pronoun_gets_its_first_letter_back_before_its_object() -> None:
    parsed = document("ar", """
    المعاهدة معاهدة NOUN 0 root
    التي الذي PRON 4 nsubj PronType=Rel
    و و CCONJ 4 cc
    +قعا قع NOUN 1 conj
    +ها هو PRON 4 nmod Person=3|PronType=Prs
    """)
    sentence = parsed.sentences[0]
    token = {"token_begin": sentence.words[2].begin, "token_end": sentence.words[4].end}
    words = (*sentence.words[:2], *(replace(word, **token) for word in sentence.words[2:]))
    mended = repaired(replace(parsed, sentences=(replace(sentence, words=words),)), lexicon.load("ar")).sentences[0].words
    assert [(w.text, w.lemma, w.upos, w.head, w.deprel) for w in mended][2:] == [
        ("وقعا", "وقع", "VERB", 1, "acl:relcl"), ("ها", "هو", "PRON", 3, "nmod")]


def test_sound_sentences_are_left_alone() -> None:
    parsed = document("ar", """
    زار زار VERB 0 root
    بشار بشار PROPN 1 nsubj
    """)
    assert repaired(parsed, lexicon.load("ar")) is parsed


def test_a_perfect_is_not_a_passive() -> None:
    parsed = document("en", """
    Kim Kim PROPN 3 nsubj:pass
    has have AUX 3 aux
    said say VERB 0 root VerbForm=Part|Voice=Pass
    """)
    said = repaired(parsed, lexicon.load("en")).sentences[0].words
    assert said[2].feats == "VerbForm=Part" and said[0].deprel == "nsubj"


def test_a_passive_with_its_auxiliary_stays_one() -> None:
    parsed = document("en", """
    Kim Kim PROPN 4 nsubj:pass
    has have AUX 4 aux
    been be AUX 4 aux:pass
    arrested arrest VERB 0 root VerbForm=Part|Voice=Pass
    """)
    assert repaired(parsed, lexicon.load("en")) == parsed


def test_a_progressive_is_not_a_passive() -> None:
    parsed = document("en", """
    Kim Kim PROPN 3 nsubj:pass
    is be AUX 3 aux:pass
    leaving leave VERB 0 root Tense=Pres|VerbForm=Part
    """)
    words = repaired(parsed, lexicon.load("en")).sentences[0].words
    assert [w.deprel for w in words] == ["nsubj", "aux", "root"]


def test_a_perfect_keeps_its_lemma_behind_an_and_left_on() -> None:
    sentence = repaired(document("ar", """
    وأفاد وأف VERB 0 root Aspect=Perf|Gender=Masc
    مصدر مصدر NOUN 1 nsubj
    """), lexicon.load("ar")).sentences[0]
    assert sentence.word(1).lemma == "أفاد"


def test_months_are_no_verbs_and_have_no_genitives() -> None:
    words = repaired(document("ar", """
    أكد أكد VERB 0 root
    المكتب مكتب NOUN 1 nsubj
    في في ADP 4 case
    يوليو يوليو PROPN 1 obl
    / / PUNCT 4 punct
    تموز تموز VERB 4 appos Aspect=Perf
    قصف قصف NOUN 6 nmod
    المدينة مدينة NOUN 7 nmod
    """), lexicon.load("ar")).sentences[0].words
    assert (words[5].upos, words[5].feats) == ("PROPN", "")
    assert (words[6].head, words[6].deprel) == (1, "obj")


def test_what_follows_an_object_pronoun_is_the_subject_unless_it_is_accusative() -> None:
    rows = """
    نفذ نفذ VERB 0 root
    +ه هو PRON 1 obj
    متطرف متطرف ADJ 1 obj Case={case}
    """
    parsed = [document("ar", rows.format(case=case)) for case in ("Nom", "Acc")]
    relations = [repaired(one, lexicon.load("ar")).sentences[0].words[2].deprel for one in parsed]
    assert relations == ["nsubj", "obj"]


def test_a_topic_behind_as_for_is_the_subject() -> None:
    parsed = document("ar", """
    أما أما PART 4 advmod
    الوزارة وزارة NOUN 4 obl
    ف ف CCONJ 4 cc
    +أعربت أعرب VERB 0 root Aspect=Perf|Gender=Fem
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].words[1].deprel == "nsubj"


def test_a_name_is_joined_to_the_noun_and_not_to_its_adjective() -> None:
    parsed = document("ar", """
    ناقشت ناقش VERB 0 root
    الحكومة حكومة NOUN 1 nsubj
    المركزية مركزي ADJ 2 amod
    و و CCONJ 5 cc
    طوكيو طوكيو PROPN 3 conj
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].words[4].head == 2


def test_a_verb_has_one_subject_with_which_it_agrees() -> None:
    two = document("ar", """
    الحركة حركة NOUN 2 nsubj
    اختارت اختار VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    نائب نائب NOUN 2 nsubj Number=Sing
    """)
    assert [w.deprel for w in repaired(two, lexicon.load("ar")).sentences[0].words] == ["nsubj", "root", "obj"]
    other = document("ar", """
    دعا دعا VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    حكومة حكومة NOUN 1 nsubj Number=Sing
    """)
    assert repaired(other, lexicon.load("ar")).sentences[0].words[1].deprel == "obj"


def test_a_verb_of_a_relative_clause_is_no_noun() -> None:
    parsed = document("ar", """
    هجوم هجوم NOUN 0 root
    شن شن NOUN 1 nmod
    +ه هو PRON 2 nmod
    مسلحون مسلح NOUN 2 nsubj
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert [(w.upos, w.deprel) for w in words[1:3]] == [("VERB", "acl:relcl"), ("PRON", "obj")]


def test_an_adjective_for_people_with_an_article_is_the_genitive_of_a_bare_noun() -> None:
    parsed = document("ar", """
    تمت تم VERB 0 root
    إحالة إحالة NOUN 1 nsubj
    المتهمين متهم ADJ 2 amod
    """)
    word = repaired(parsed, lexicon.load("ar")).sentences[0].words[2]
    assert (word.upos, word.deprel) == ("NOUN", "nmod")


def test_a_passive_taken_for_a_noun_is_a_verb_again() -> None:
    parsed = document("ar", """
    أن أن SCONJ 3 mark
    جنديين جندي NOUN 3 nsubj Number=Dual
    قتلا قتل NOUN 0 root
    و و CCONJ 5 cc
    +جرح جرح NOUN 3 conj
    سبعة سبعة NUM 5 nmod
    آخرون آخر ADJ 6 amod
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert [(w.upos, w.feat("Voice")) for w in (words[2], words[4])] == [("VERB", "Pass"), ("VERB", "Pass")]
    assert (words[1].deprel, words[5].deprel) == ("nsubj:pass", "nsubj:pass")


def test_a_passive_shown_by_its_spelling() -> None:
    parsed = document("ar", """
    أعيدت أعاد VERB 0 root Aspect=Perf|Voice=Act
    محاكمة محاكمة NOUN 1 obj
    +ه هو PRON 2 nmod
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert words[0].feat("Voice") == "Pass" and words[1].deprel == "nsubj:pass"


def test_a_verb_that_governs_by_a_preposition_is_passive_where_nobody_is_named() -> None:
    released = """
    و و CCONJ 2 cc
    +أفرج أفرج VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
    عن عن ADP 4 case
    +هما هو PRON 2 obl:arg
    """
    assert repaired(document("ar", released), lexicon.load("ar")).sentences[0].words[1].feat("Voice") == "Pass"
    named = document("ar", released + "القاضي قاض NOUN 2 nsubj")
    assert repaired(named, lexicon.load("ar")) is named


def test_what_somebody_is_ordered_to_do_is_no_purpose() -> None:
    rows = """
    Kim Kim PROPN 2 nsubj
    {verb} VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    ministry ministry NOUN 2 obj Number=Sing
    to to PART 6 mark
    help help VERB 2 advcl VerbForm=Inf
    . . PUNCT 2 punct
    """
    ordered, left = (repaired(document("en", rows.format(verb=v)), lexicon.load("en")).sentences[0].words[5] for v in
                     ("directed direct", "left leave"))
    assert (ordered.deprel, left.deprel) == ("xcomp", "advcl")


def test_a_number_behind_about_is_the_subject_of_a_verb_without_one() -> None:
    parsed = document("ar", """
    لجأ لجأ VERB 0 root Aspect=Perf
    إليها إلى ADP 1 obl
    نحو نحو ADP 5 case
    ألف ألف NUM 5 nummod
    مدني مدني NOUN 1 obl
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].words[4].deprel == "nsubj"


def test_as_for_without_its_hamza_is_nobody() -> None:
    parsed = document("ar", """
    اما إما PROPN 3 nsubj
    دمشق دمشق PROPN 3 nsubj
    رفضت رفض VERB 0 root Aspect=Perf
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert words[0].upos == "PART" and words[0].deprel != "nsubj" and words[1].deprel == "nsubj"


def test_a_list_of_tags_behind_the_last_sentence_is_no_sentence() -> None:
    rows = ("""
    وصل وصل VERB 0 root
    الوفد وفد NOUN 1 nsubj
    . . PUNCT 1 punct
    """, """
    سمات سمة NOUN 0 root
    سوريا سوريا PROPN 1 nmod
    تفجير تفجير NOUN 1 nmod
    """)
    assert len(repaired(document("ar", *rows), lexicon.load("ar")).sentences) == 1


def test_whom_an_honorific_names_is_the_object_and_offices_before_him_are_the_subjects() -> None:
    parsed = document("ar", """
    استقبل استقبل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    الأمير أمير NOUN 1 nsubj
    سالم سالم PROPN 2 nmod
    نائب نائب NOUN 1 obj
    الملك ملك NOUN 4 nmod
    فخامة فخامة NOUN 1 obl
    الرئيس رئيس NOUN 6 nmod
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert [(words[i].head, words[i].deprel) for i in (3, 5)] == [(2, "appos"), (1, "obj")]


def test_an_actor_right_behind_a_verb_of_saying_speaks() -> None:
    parsed = document("ar", """
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    السلطات سلطة NOUN 1 obj
    أن أن SCONJ 4 mark
    الجنود جندي NOUN 5 nsubj
    وصلوا وصل VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].words[1].deprel == "nsubj"


def test_a_number_behind_no_less_than_is_the_subject_of_the_clause() -> None:
    parsed = document("ar", """
    قالت قال VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    مصادر مصدر NOUN 1 nsubj
    إن إن SCONJ 9 mark
    ما ما PRON 6 nsubj
    لا لا PART 6 advmod
    يقل أقل VERB 9 advcl Aspect=Imp|Gender=Masc|Number=Sing
    عن عن ADP 8 case
    ستة ستة NUM 6 obl:arg
    قتلوا قتل VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur
    """)
    words = repaired(parsed, lexicon.load("ar")).sentences[0].words
    assert (words[7].head, words[7].deprel) == (9, "nsubj")
    assert words[5].upos == "ADV" and {w.head for w in words[3:7]} == {8}


def test_he_written_onto_that_is_the_subject_if_he_agrees() -> None:
    rows = """
    أشار أشار VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    إلى إلى ADP 5 mark
    أن أن SCONJ 2 fixed
    +ه هو PRON 2 fixed Gender=Masc|Number=Sing|Person=3
    {} سافر VERB 1 ccomp Aspect=Perf|Gender={}|Number=Sing
    """
    he, she = (repaired(document("ar", rows.format(*form)), lexicon.load("ar")).sentences[0].words[3]
               for form in (("سافر", "Masc"), ("سافرت", "Fem")))
    assert (he.head, he.deprel) == (5, "nsubj") and she.deprel == "fixed"


def test_an_actor_behind_a_verb_of_saying_speaks_in_a_relative_clause_too() -> None:
    parsed = document("ar", """
    أغلقت أغلق VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    الأبواب باب NOUN 1 obj
    التي الذي PRON 4 nsubj PronType=Rel
    قالت قال VERB 2 acl:relcl Aspect=Perf|Gender=Fem|Number=Sing
    الشرطة شرطة NOUN 4 obj
    إن إن SCONJ 7 mark
    محتجين محتج NOUN 8 nsubj
    فتحوها فتح VERB 4 ccomp Aspect=Perf|Gender=Masc|Number=Plur
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].words[4].deprel == "nsubj"
