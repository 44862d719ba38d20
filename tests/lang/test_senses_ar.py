"""Which sense the Arabic tables give a predicate by the words around it."""

from __future__ import annotations

import pytest

from kg.extract.slots import Hosts, Slots
from kg.lang import lexicon as lexicons
from tests.trees import tree

ARABIC = lexicons.load("ar")


def class_of(phrase: str, pos: str) -> str | None:
    """Class of a predicate in a phrase: ``lemma``, then ``obj:word``, ``nsubj:word``, ``nmod:word``, ``amod:word``, ``P:word``."""
    lemma, *dependents = phrase.split()
    rows = [f"{lemma} {lemma} {pos} 0 root"]
    for dependent in dependents:
        kind, word = dependent.split(":")
        if kind in ("obj", "nsubj", "nmod", "amod", "ccomp"):
            rows.append(f"{word} {word} {'ADJ' if kind == 'amod' else 'VERB' if kind == 'ccomp' else 'NOUN'} 1 {kind}")
        else:
            rows += [f"{kind} {kind} ADP {len(rows) + 2} case", f"{word} {word} NOUN 1 {'obl' if pos == 'VERB' else 'nmod'}"]
    sentence = tree("\n".join(rows))
    hosts = Hosts(sentence.word(1))
    slots = Slots(sentence, ARABIC.grammar, lambda _: False, lambda _: False)
    sense = ARABIC.sense(sentence.word(1), pos, lambda condition: slots.holds(hosts, condition))
    return sense.cls if sense else None


@pytest.mark.parametrize(("phrase", "cls"), (
    ("استعرض obj:حرس", "Occurrence"), ("استعرض obj:علاقة", "Talks"), ("استدعى obj:سيارة", "Occurrence"), ("رفض obj:تعليق", "Statement"),
    ("رفض obj:عرض", "Rejection"), ("كشف ccomp:يعلم على:هواء", "Statement"), ("خاطب obj:رجل", "Statement"),
    ("وصل nsubj:عاهل إلى:بلد", "Visit"),
    ("توجه إلى:بلد", "Visit"), ("توجه إلى:قصر", "Occurrence"), ("ذبح obj:خروف", "Occurrence"), ("تخلص من:دواء", "Occurrence"),
    ("شرد nsubj:فيضان obj:ألف", "Occurrence"), ("سلم obj:مروحية", "ArmsTransfer"), ("قدم obj:درع ل:موظف", "Occurrence"),
    ("سقط nsubj:قناع", "None"), ("سقط nsubj:صاروخ", "Attack"), ("فجر obj:فضيحة", "Occurrence"), ("تبوأ obj:مكانة", "None"),
    ("تعرض ل:سلسلة من:هجوم", "Attack"), ("قلل من:شأن", "Statement"), ("أصدر nsubj:مجلس obj:قرار", "Occurrence"),
    ("تابع obj:سير", "Occurrence"), ("خرج nsubj:ألف ل:مطالبة", "Demonstration"), ("أرسل obj:فرقة ل:إنقاذ", "Assistance"),
    ("استهدف obj:نمو", "Occurrence"), ("استهدف obj:قاعدة", "Attack"), ("أشعل obj:فتيل", "None"), ("قضى على:فقر", "None"),
    ("أوقف obj:مهرب", "Arrest"), ("أوقف obj:مصنع", "Occurrence"), ("أوقف nsubj:شرطة obj:مجموعة", "Arrest"),
    ("سمح nsubj:قانون ل:أجنبي", "None"), ("سمح ل:صحفي", "Concession"), ("سمح ل:مقاتلة", "Accord"), ("عاد إلى:رئاسة", "Appointment"),
    ("أطلق obj:قنبلة", "Attack"),
    ("أطلق obj:صاروخ", "WeaponTest"), ("استخدم obj:غاز", "Attack"), ("تعرض ل:قذيفة", "Attack"),
    ("قاتل إلى:جانب", "War"), ("فرض nsubj:غرامة على:مطعم", "Sanctioning"), ("أصبح obj:وزير", "Appointment"), ("ملك obj:بنية", "None"),
    ("سحب obj:سفير", "BreakOfRelations"), ("سحب obj:قوة", "Withdrawal"), ("اصطف nsubj:مواطن", "Occurrence"),
    ("ذكر obj:كاتب ب:اسم", "Statement"),
    ("ذكر obj:دولة ب:التزام", "Appeal"), ("فرض obj:قيد", "Restriction"), ("فرض obj:إجراء", "Restriction"),
    ("دعم obj:شرطة", "Assistance"), ("دعم obj:خطة", "Endorsement"), ("نشر obj:بضعة من:جندي", "Deployment"),
    ("نشر obj:عدد من:صورة", "Publication"),
    ("رفع obj:حالة ل:تأهب", "Deployment"), ("كثف من:تواجد", "Deployment"), ("انطلق nsubj:مقاتلة", "Deployment"), ("رد nsubj:جيش", "Attack"),
    ("رد nsubj:وزير على:سؤال", "Statement"), ("أعرب عن:سعادة", "Endorsement"), ("أعرب عن:قلق", "Statement"), ("رسا في:ميناء", "Occurrence"),
    ("رسا على:شركة", "AgreementSigning"), ("سلط obj:ضوء", "Statement"), ("حدد ccomp:يقع", "Statement"), ("أنهى obj:حصار", "Concession"),
    ("تخلى عن:قرية", "Withdrawal"), ("تخلى عن:مطلب", "Concession"), ("نقل obj:كتيبة", "Deployment"), ("أصر على:عدم", "Rejection"),
    ("شدد على:سرعة", "Appeal"), ("شارك في:تحالف", "Cooperation"), ("توقف nsubj:شرطة obj:سائق", "Arrest"), ("لجأ إلى:فيتو", "Rejection"),
    ("قدم obj:جهد", "Occurrence"), ("استولى على:ناقلة", "Restriction"), ("استولى على:بلدة", "Occurrence"),
    ("دمر nsubj:زلزال obj:حي", "Occurrence"), ("دمر nsubj:جيش obj:حي", "Attack"), ("حصد nsubj:وباء obj:روح", "Occurrence"),
    ("أودى nsubj:زلزال ب:روح", "Occurrence"), ("أودى nsubj:هجوم ب:روح", "Killing"),
    ("قدم obj:تقرير", "Publication"), ("قدم obj:رؤية", "Statement"),
))
def test_verbs(phrase: str, cls: str) -> None:
    assert class_of(phrase, "VERB") == cls


@pytest.mark.parametrize(("phrase", "cls"), (
    ("استدعاء nmod:مركبة", "Occurrence"), ("استدعاء nmod:شاهد", "Appeal"), ("تهدئة nmod:مخاوف", "Occurrence"), ("تهدئة", "Ceasefire"),
    ("تعيين nmod:حدود", "Occurrence"), ("تعيين nmod:مدير", "Appointment"), ("حملة على:تهريب", "Restriction"), ("حملة على:مدينة", "Attack"),
    ("قضاء على:آفة", "None"), ("قضاء على:مسلح", "Killing"), ("محاربة nmod:فساد", "None"), ("أسر nmod:جندي", "Arrest"), ("أسر", "None"),
    ("تجمع nmod:مسلح", "None"), ("تجمع nmod:طالب", "Meeting"), ("وصول nmod:مساعدة إلى:مدينة", "Assistance"),
    ("مواجهة nmod:خطر", "None"), ("سقوط nmod:مطر", "None"), ("معارضة amod:سوري", "None"), ("معارضة ل:قرار", "Rejection"),
    ("تسليم nmod:مروحية", "ArmsTransfer"), ("مقر", "None"), ("عين", "None"), ("تحرك nsubj:لواء", "Deployment"),
    ("سقوط nmod:صاروخ على:حي", "Attack"), ("قضاء على:جيب", "Attack"), ("محادثة amod:هاتفي", "Call"),
    ("إحالة nmod:عامل ل:فحص", "Occurrence"),
    ("إحالة nmod:عامل إلى:محكمة", "Prosecution"),
    ("نقد ل:شركة", "Condemnation"), ("تسوية بين:شركة", "Accord"),
    ("رفع nmod:تقرير", "Publication"),
    ("خلاف بين:دولة", "Occurrence"), ("تمسك ب:موقف", "Occurrence"), ("احتلال amod:إسرائيلي", "None"),
    ("احتلال nmod:مدينة", "War"), ("معارضة nmod:حزب", "Rejection"), ("معارضة", "None"),
    ("تنظيم nmod:داعش", "None"),
    ("تدريب nmod:جندي", "Assistance"), ("تدريب nmod:لاعب", "Occurrence"), ("تقديم nmod:قرض", "Assistance"), ("تقديم nmod:شكر", "None"),
    ("إسهام في:مشروع", "Assistance"), ("نقل nmod:جريح", "Assistance"), ("رفع nmod:تحفظ", "Concession"), ("إنهاء nmod:حصار", "Concession"),
    ("خروج من:حلف", "Withdrawal"), ("خروج من:ملعب", "Occurrence"), ("وجود nmod:قوة", "Deployment"), ("رد amod:صاروخي", "Attack"),
    ("عملية amod:عسكري", "Attack"), ("عملية amod:جراحي", "None"), ("مجازر", "Killing"), ("تفخيخ nmod:طريق", "Attack"),
    ("توجيه nmod:وزير", "Appeal"), ("توجيه nmod:رسالة", "None"), ("إيقاع ب:مهرب", "Arrest"), ("إيقاع", "None"),
    ("سقوط nmod:مقذوف", "Attack"),
    ("عملية ضد:مسلح", "Attack"), ("إتاحة nmod:فرصة", "Assistance"), ("ارتكاب nmod:خطأ", "Occurrence"),
    ("استيلاء على:سفينة", "Restriction"), ("تأثر ب:أزمة", "Occurrence"), ("تذكير ب:جهد", "Statement"),
    ("توجيه nmod:اتهام", "None"), ("دفاع عن:وطن", "Occurrence"), ("دفاع عن:رئيس", "Endorsement"), ("قطع nmod:هدنة", "Occurrence"),
))
def test_nouns(phrase: str, cls: str) -> None:
    assert class_of(phrase, "NOUN") == cls


def test_prayers_are_no_appeals() -> None:
    assert class_of("داعي obj:الله", "PART") == "None"
    assert class_of("داعي ل:حوار", "PART") == "Appeal"


@pytest.mark.parametrize("participle", ("مبرم", "موقع"))
def test_an_agreement_is_signed_between_parties(participle: str) -> None:
    assert class_of(f"{participle} بين:دولة", "ADJ") == "AgreementSigning"
