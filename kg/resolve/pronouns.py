"""Antecedents of pronouns and dropped subjects, or none where none is clear.

Candidates agree in gender, number and animacy; nearness, subjecthood and how often they are named decide, after
Lappin and Leass (1994). A margin below ``MARGIN`` between the best two leaves the pronoun unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.lang.lexicon import rows
from kg.model import Event, Extraction, Sentence, Word
from kg.resolve import gazetteer
from kg.resolve.clusters import Cluster, Clustering
from kg.resolve.views import View, head_word
from kg.text import fold

MARGIN = 0.5
WEIGHTS = {"near": 2.0, "subject": 1.0, "agent": 0.5, "named person": 0.5, "last speaker": 2.5,
           "gender known": 1.0, "named at the top": 1.0,
           "subject of the clause round it": 4.0, "subject further round it": 1.0}
ROLES = ("agent", "target", "participant")
PLURAL = ("we", "us", "our", "نحن", "نا")
SINGULAR = ("انا", "ي", "ني", "i", "me", "my")
SOUND_PLURAL = ("ون", "ين")
REACH = 2  # sentences back
SPEECH = frozenset({"Statement", "Publication", "Accusation", "Condemnation", "Denial", "Rejection", "Pledge", "Threat",
                    "Appeal", "Endorsement", "Accord"})


def resolve_pronouns(clustering: Clustering, extraction: Extraction) -> None:
    """Attach each pronoun and dropped subject of the article to its antecedent, in text order."""
    finder = _Finder(clustering, extraction)
    for view in clustering.views:
        if view.mention.kind in ("pronoun", "dropped"):
            found = finder.antecedent(view)
            if found is not None:
                clustering.attach(view, *found)


class _Finder:
    def __init__(self, clustering: Clustering, extraction: Extraction) -> None:
        self.clustering = clustering
        self.lang = extraction.document.article.lang or "en"
        self.sentences = {s.index: s for s in extraction.document.sentences}
        self.events = extraction.events
        self.by_id = {v.id: v for v in clustering.views}
        self.dual = {fold(r["form"]) for r in rows(self.lang, "pronouns") if r["number"] == "Dual"}
        self.reflexive = {fold(r["form"]) for r in rows(self.lang, "pronouns") if r["use"] == "reflexive"}
        self.relative = {fold(r["form"]): (r["gender"], r["number"]) for r in rows(self.lang, "pronouns")
                         if r["use"] == "relative" and r["gender"]}
        self.events_of: dict[int, list[Event]] = {}
        for event in extraction.events:
            for argument in event.arguments:
                if argument.mention is not None:
                    self.events_of.setdefault(argument.mention, []).append(event)

    def antecedent(self, view: View) -> tuple[Cluster, str, float] | None:
        person = view.mention.person or "3"
        if person == "1":
            return self._speaker(view)
        if person != "3" or view.mention.number == "Dual" or fold(view.mention.text) in self.dual:
            return None
        if fold(view.mention.text) in self.reflexive:
            own = self._reflexive(view)
            return (own, "subject of its clause", 0.8) if own is not None else None
        clause, resumed = self._relative(view)
        if not clause:
            clause, resumed = self._resumptive(view)
        if clause:
            return (resumed, "antecedent of the relative clause", 0.8) if resumed is not None else None
        scored = sorted(((self._score(view, c), c.begin, c) for c in self._candidates(view)),
                        key=lambda s: (-s[0], s[1]))
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN):
            return None
        return scored[0][2], "agreeing antecedent", min(0.9, 0.4 + scored[0][0] / 12)

    def _speaker(self, view: View) -> tuple[Cluster, str, float] | None:
        """Who speaks the quotation that a first person stands in; "we" are those for whom the speaker speaks."""
        form = fold(view.mention.text)
        plural = form in PLURAL or view.mention.number == "Plur" and form not in SINGULAR
        for event in self.events:
            span = event.quote_span
            if span is None or not span[0] <= view.mention.begin < span[1]:
                continue
            speakers = [c for m in event.fillers("agent") if m in self.by_id and (c := self.clustering.of(self.by_id[m]))]
            if len(speakers) != 1:
                return None
            if not plural or speakers[0].type in ("State", "Organization", "Group"):
                return speakers[0], "speaker of the quotation", 0.85
            return self._represented(speakers[0], view) or (speakers[0], "speaker of the quotation", 0.5)
        last = self._last_speaker(view)
        if last is None or last.type != "Person":
            return None
        return ((self._represented(last, view) if plural else None) or (last, "last speaker", 0.6))

    def _represented(self, speaker: Cluster, view: View) -> tuple[Cluster, str, float] | None:
        """The State of somebody in office, else the organisation that his title names ("the spokesman of *the movement*")."""
        offices = [v for v in speaker.described() if v.title_head or v.head]
        if not offices and not (speaker.record and speaker.record.country):
            return None
        codes = speaker.countries
        if not codes and {v.title_head or v.head for v in offices} & gazetteer.state_offices(self.lang):
            codes = frozenset(filter(None, [self.clustering.home]))
        keys = {state.key for code in codes if (state := gazetteer.state(code))}
        states = [c for c in self.clustering if c.record and c.record.key in keys]
        inside = [c for c in self.clustering if c.type in ("Organization", "Group", "State") and any(
            o.mention.begin <= v.mention.begin and v.mention.end <= o.mention.end for o in offices for v in c.described())]
        if len(inside) > 1 and len(own := [c for c in inside if c in states]) == 1:
            inside = own  # "the Spanish foreign minister" speaks for Spain
        mods = [m for o in offices if (m := o.title_mods or o.mods)]
        inside = inside or [c for c in self.clustering if c.type == "Organization" and any(
            m < set(n.words) for m in mods for n in c.names)]
        found = inside or states
        return (found[0], "for whom the speaker speaks", 0.6) if len(found) == 1 or found and not inside else None

    def _reflexive(self, view: View) -> Cluster | None:
        """The subject of a reflexive pronoun's own clause."""
        sentence = self.sentences.get(view.mention.sentence)
        if sentence is None or fold(view.mention.text) not in self.reflexive:
            return None
        for word in self._ancestors(view):
            for subject in sentence.children(word, "nsubj"):
                if (found := self._at(sentence, subject)) is not None:
                    return found
        return None

    def _relative(self, view: View) -> tuple[bool, Cluster | None]:
        """Whether a relative or resumptive pronoun takes up the noun that its clause hangs on, and that noun's cluster.

        "الرجل الذي اعتقلته الشرطة", "هجوم نفذه متطرف": the noun need not be anybody that a mention names.
        """
        sentence = self.sentences.get(view.mention.sentence)
        word = head_word(view.mention, sentence)
        if word is None or sentence is None or word.upos != "PRON":
            return False, None
        clause: Word | None = sentence.head(word)
        if word.feat("PronType") == "Rel":
            while clause is not None and clause.relation != "acl" and clause.head:
                clause = sentence.head(clause)
        elif word.relation not in ("obj", "iobj", "obl"):
            return False, None
        if clause is None or clause.relation != "acl" or clause.upos not in ("VERB", "ADJ", "AUX"):
            return False, None
        noun = sentence.head(clause)
        if noun is None or (noun.feat("Gender") and view.mention.gender and noun.feat("Gender") != view.mention.gender \
                and noun.feat("Number") != "Plur"):
            return False, None
        found = self._at(sentence, noun)
        nobody = found is None or found.type in ("Person", "Group") and not agrees(view, found, self.lang)
        return True, None if nobody else found

    def _resumptive(self, view: View) -> tuple[bool, Cluster | None]:
        """The same for the first pronoun that agrees, however deep, where somebody else is the subject of the clause.

        "المتهم الذي طلبت النيابة من الشرطة اعتقاله": the clause has no other place for the noun.
        """
        sentence = self.sentences.get(view.mention.sentence)
        if sentence is None or head_word(view.mention, sentence) is None or view.mention.kind != "pronoun":
            return False, None
        form = (view.mention.gender, view.mention.number)
        for clause in (w for w in self._ancestors(view) if w.relation == "acl" and w.upos == "VERB"):
            opening = [w for w in sentence.children(clause) if self.relative.get(fold(w.text)) == form]
            subjects = [w for w in sentence.children(clause, "nsubj") if fold(w.text) not in self.relative and w.upos != "PRON"]
            if opening and subjects and not self._resumed_before(view, opening[0].begin) \
                    and subjects[0].begin < view.mention.begin and (noun := sentence.head(clause)) is not None:
                found = self._at(sentence, noun)
                fits = found is None or found.type in ("Agreement", "Thing") or agrees(view, found, self.lang)
                return fits, found
        return False, None

    def _resumed_before(self, view: View, begin: int) -> bool:
        """True if a pronoun of the same form stands between a place and this one."""
        return any(v.mention.kind == "pronoun" and begin < v.mention.begin < view.mention.begin
                   and (v.mention.gender, v.mention.number) == (view.mention.gender, view.mention.number)
                   for v in self.clustering.views if v.mention.sentence == view.mention.sentence)

    def _ancestors(self, view: View) -> list[Word]:
        """The words above a pronoun in its tree, nearest first."""
        sentence = self.sentences.get(view.mention.sentence)
        if sentence is None or not sentence.words:
            return []
        index = abs(view.mention.head)  # a dropped subject has the verb's index, negative
        if not 1 <= index <= len(sentence.words):
            return []
        found: list[Word] = []
        word = sentence.word(index)
        while (head := sentence.head(word)) is not None and head not in found:
            found.append(head)
            word = head
        return found

    def _commanding(self, view: View) -> list[int]:
        """Subjects of the clauses round the pronoun, and nouns of relative clauses, innermost first (ids of clusters)."""
        sentence = self.sentences.get(view.mention.sentence)
        if sentence is None:
            return []
        nouns: list[Word] = []
        for word in self._ancestors(view):
            nouns += sentence.children(word, "nsubj")
            if word.relation == "acl" and (noun := sentence.head(word)) is not None:
                nouns.append(noun)
        found = [self._at(sentence, n) for n in nouns if n.begin < view.mention.begin]
        return list(dict.fromkeys(id(c) for c in found if c is not None))

    def _at(self, sentence: Sentence, word: Word) -> Cluster | None:
        """The cluster of the mention that holds a word; a pronoun's, if it is resolved already."""
        for view in self.clustering.views:
            if view.mention.sentence == sentence.index and view.mention.begin <= word.begin < view.mention.end \
                    and (found := self.clustering.of(view)) is not None and view.mention.kind != "dropped":
                return found
        return None

    def _candidates(self, view: View) -> Iterable[Cluster]:
        barred = self._barred(view)
        for cluster in self.clustering:
            if _is_adjective(cluster):
                continue
            last = cluster.last_before(view.mention.begin)
            if last is None or view.mention.sentence - last.mention.sentence > REACH or id(cluster) in barred:
                continue
            if last.mention.end > view.mention.begin:
                continue  # a pronoun inside the description itself
            if agrees(view, cluster, self.lang) and self._fits(view, cluster):
                yield cluster

    @staticmethod
    def _fits(view: View, cluster: Cluster) -> bool:
        """False for a thing that cannot play the roles that the pronoun has in events."""
        actor = [(role, cls) for role, cls in view.roles if role in ("agent", "target", "participant")]
        if any(role == "target" and cls in gazetteer.animate_targets() for role, cls in actor):
            return cluster.type in ("Person", "Group")
        return not actor or cluster.type in ("Person", "Group", "Organization", "State")

    def _barred(self, view: View) -> set[int]:
        """Clusters in the pronoun's own clause or events: subject and object of one verb are different."""
        fillers = {a.mention for event in self.events_of.get(view.id, ()) for a in event.arguments
                   if a.mention is not None and a.role in ROLES and a.role not in _roles_in(event, view.id)}
        others = {id(c) for m in fillers if m in self.by_id and (c := self.clustering.of(self.by_id[m])) is not None}
        return others | self._barred_by_syntax(view) | self._around(view)

    def _around(self, view: View) -> set[int]:
        """Clusters of the nouns that the pronoun depends on ("نظراءه" are not the one whose colleagues they are)."""
        sentence = self.sentences.get(view.mention.sentence)
        if sentence is None or view.mention.kind == "dropped":
            return set()
        found = set()
        for word in self._ancestors(view):
            if word.upos in ("VERB", "AUX"):
                break
            if (cluster := self._at(sentence, word)) is not None:
                found.add(id(cluster))
        return found

    def _barred_by_syntax(self, view: View) -> set[int]:
        sentence = self.sentences.get(view.mention.sentence)
        word = head_word(view.mention, sentence)
        if sentence is None or word is None or word.relation not in ("obj", "iobj", "obl") or view.mention.kind == "dropped":
            return set()
        verb = sentence.head(word)
        if verb is None:
            return set()
        subjects = [self._at(sentence, s) for s in sentence.children(verb, "nsubj")]
        return {id(s) for s in subjects if s is not None}

    def _score(self, view: View, cluster: Cluster) -> float:
        """Sum of the weights that hold of a candidate."""
        before = [v for v in cluster.views if v.mention.begin < view.mention.begin]
        recent = [v for v in before if view.mention.sentence - v.mention.sentence <= 1]
        distance = view.mention.sentence - before[-1].mention.sentence
        commanding = self._commanding(view)
        return sum((
            WEIGHTS["near"] * (REACH + 1 - distance),
            WEIGHTS["subject"] * any(v.subject or v.mention.kind == "dropped" for v in recent),
            WEIGHTS["agent"] * any(r == "agent" for v in recent for r, _ in v.roles),
            WEIGHTS["named person"] * bool(cluster.type == "Person" and cluster.names),
            WEIGHTS["last speaker"] * bool(self._says(view) and self._last_speaker(view) is cluster),
            WEIGHTS["gender known"] * bool(cluster.gender and cluster.gender == view.mention.gender),
            WEIGHTS["named at the top"] * (bool(cluster.names) and any(v.headline or v.mention.sentence == 0 for v in before)),
            WEIGHTS["subject of the clause round it"] * (id(cluster) in commanding[:1]),
            WEIGHTS["subject further round it"] * (id(cluster) in commanding[1:]),
        ))

    def _says(self, view: View) -> bool:
        return any(role == "agent" and cls in SPEECH for role, cls in view.roles)

    def _last_speaker(self, view: View) -> Cluster | None:
        best: tuple[int, Event] | None = None
        for event in self.events:
            if event.cls in SPEECH and event.begin < view.mention.begin and event.fillers("agent") \
                    and (best is None or event.begin > best[0]):
                best = event.begin, event
        if best is None:
            return None
        views = [self.by_id[m] for m in best[1].fillers("agent") if m in self.by_id]
        found = [c for v in views if (c := self.clustering.of(v)) is not None]
        return found[0] if len(found) == 1 else None


def _roles_in(event: Event, mention: int) -> set[str]:
    return {a.role for a in event.arguments if a.mention == mention}


def _is_adjective(cluster: Cluster) -> bool:
    """True for a nationality that nobody is called by: an adjective that the tagger took for a noun."""
    return all(v.mention.kind == "nominal" and v.countries and not v.mods and len(v.words) <= 2 and v.mention.number != "Plur"
               and not v.roles for v in cluster.views)


def agrees(view: View, cluster: Cluster, lang: str) -> bool:
    """True if a pronoun of that form may stand for the cluster."""
    gender, number, kind = view.mention.gender, view.mention.number, cluster.type
    return _agrees_english(view, cluster) if lang == "en" else _agrees_arabic(gender, number, kind, cluster)


def _agrees_english(view: View, cluster: Cluster) -> bool:
    form, kind = fold(view.mention.text), cluster.type
    if form in ("he", "him", "his", "himself"):
        return kind == "Person" and cluster.gender != "Fem"
    if form in ("she", "her", "hers", "herself"):
        return kind == "Person" and cluster.gender != "Masc"
    if form in ("it", "its", "itself"):
        return kind in ("Organization", "State", "Agreement") and cluster.number != "Plur"
    if form in ("they", "them", "their", "theirs", "themselves"):
        return kind == "Group" or (kind == "Organization" and cluster.number == "Plur")
    return False


def _agrees_arabic(gender: str, number: str, kind: str, cluster: Cluster) -> bool:
    if number == "Plur":
        several = cluster.number != "Sing" or _counted_people(cluster)
        people = kind == "Group" and several or kind == "Organization" and _sound_plural(cluster)
        return people and gender != "Fem"
    if kind == "Group":
        called_she = gender == "Fem" and not cluster.record and not _sound_plural(cluster)
        return called_she or cluster.number == "Sing" and (cluster.gender or _gender_of_name(cluster)) in ("", gender)
    if kind == "State":
        masculine = cluster.record is not None and cluster.record.key in gazetteer.masculine_states()
        return gender == ("Masc" if masculine else "Fem")
    if kind in ("Organization", "Agreement") and cluster.number == "Plur":
        return gender == "Fem"
    if kind not in ("Person", "Organization", "Agreement", "Thing"):
        return False
    known = cluster.gender or (_gender_of_name(cluster) if kind != "Person" else "")
    if kind == "Person" and not known:
        return gender != "Fem"
    return known in ("", gender)


def _sound_plural(cluster: Cluster) -> bool:
    """True for people in the sound masculine plural ("متطرفون"), who are always "هم"."""
    return any(v.mention.number == "Plur" and v.words and v.words[0].endswith(SOUND_PLURAL) for v in cluster.described())


def _counted_people(cluster: Cluster) -> bool:
    """True for people whose noun stands in the singular behind a number ("20 عنصرا")."""
    return any(v.lang == "ar" and v.mention.kind == "nominal" and v.words[:1] != (v.head,)
               and gazetteer.actor_nouns(v.lang).get(v.head) == "Person" for v in cluster.described())


def _gender_of_name(cluster: Cluster) -> str:
    """Grammatical gender of an organisation, by the noun that describes it, else by the first word of its name."""
    nouns = [v.mention.lemma for v in cluster.views if v.mention.kind == "nominal" and v.mention.number == "Sing" and v.mention.lemma]
    if nouns and not cluster.names and cluster.record is None:
        feminine = [noun.endswith("ة") for noun in nouns]
        return "" if any(feminine) != all(feminine) else "Fem" if all(feminine) else "Masc"
    for view in cluster.names:
        first = view.title_head or (view.words[0] if view.words else "")
        if first:
            return "Fem" if first.endswith("ه") else "Masc" if len(view.words) > 1 or view.title_head else ""
    return ""
