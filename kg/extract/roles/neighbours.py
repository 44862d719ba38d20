"""Actors that an event has from another event of its sentence: whoever is urged to it, met before, attacks or is killed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.roles.actors import Actors
from kg.extract.tree import ancestors, first_conjunct, preposition
from kg.lang.lexicon import classes_with
from kg.model import Argument, Sentence, Word
from kg.text import fold


class NeighbouringEvents:
    """Hands actors from event to event of a sentence."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book

    def linked(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts of a sentence, each with the actors that the others have for it."""
        by_trigger = {d.trigger.index: d for d in drafts}
        done = [self._controlled(draft, by_trigger) for draft in drafts]
        by_trigger = {d.trigger.index: d for d in done}
        done = [self._with_partners(draft, by_trigger) for draft in done]
        attacks = {d.trigger.index: d for d in done if d.cls == "Attack"}
        killings = {d.trigger.index: d for d in done if d.cls == "Killing"}
        return [self._attacked(self._killed_in(draft, attacks), killings) for draft in done]

    def _is_circumstance(self, sentence: Sentence, word: Word) -> bool:
        """When or amid what something happens (``بعد الهجوم``, ``إثر اعتقاله``): others have their part in it."""
        grammar = self.lexicon.grammar
        return grammar.pro_drop and fold(preposition(sentence, word)) in grammar.outside - grammar.control

    def _controlled(self, draft: Draft, drafts: Mapping[int, Draft]) -> Draft:
        """With the agent that somebody's urging or blaming gives an event noun: "accused *China* of aggression", ``طالب الصين بوقف``."""
        role = next((r for r in ("agent", "participant") if draft.frame.get(r)), None)
        if role is None or draft.pos != "NOUN" or draft.hosts.verb or not (draft.remote or draft.handed) and draft.fillers(role):
            return draft
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            above = drafts.get(governor.index)
            led = fold(preposition(draft.sentence, dependent) or self._below_target(draft, above, dependent))
            if above is not None and above.cls in classes_with("noun_control") and led and led not in self.lexicon.grammar.during \
                    and not self._is_circumstance(draft.sentence, dependent):
                found = [m for m in above.fillers("target")
                         if self.book.mentions[m].type in (*ACTORS, "Place") and m not in draft.fillers("target")]
                if not found:
                    return draft
                kept = tuple(a for a in draft.arguments if a.role not in (ROLES if draft.remote else (role,)))
                return replace(draft, arguments=(*kept, *(Argument(role, m) for m in found)), remote=False, handed=True)
            if governor.upos == "VERB" or above is not None or dependent.relation not in ("obl", "nmod", "conj", "obj", "amod"):
                return draft
        return draft

    def _below_target(self, draft: Draft, above: Draft | None, dependent: Word) -> str:
        """The preposition of an event noun that parsers hang within the name of whoever is urged (``دعا المفوض | لزيارة``)."""
        mentions = [self.book.mentions[m] for m in above.fillers("target")] if above is not None and self.lexicon.grammar.pro_drop else []
        own = any(m.sentence == draft.sentence.index and m.head == dependent.index for m in mentions)
        return preposition(draft.sentence, draft.trigger) if own else ""

    def _with_partners(self, draft: Draft, drafts: Mapping[int, Draft]) -> Draft:
        """With those who met the one who talks, where the verb of talking goes on with that of meeting ("*met Roe* and discussed it")."""
        here = draft.fillers("participant")
        first = first_conjunct(draft.sentence, draft.trigger)
        before = drafts.get(first.index if first is not draft.trigger else draft.trigger.head)
        if len(here) != 1 or draft.pos != "VERB" or before is None or not {draft.cls, before.cls} <= self.actors.joint \
                or draft.trigger.relation not in ("conj", "advcl", "xcomp") or here[0] not in before.fillers("participant"):
            return draft
        others = (m for m in before.fillers("participant") if m != here[0])
        return replace(draft, arguments=(*draft.arguments, *(Argument("participant", m) for m in others)))

    def _killed_in(self, draft: Draft, attacks: Mapping[int, Draft]) -> Draft:
        """With the attacker for the agent of a killing that is told to have happened in an attack ("were killed *in a raid by X*")."""
        if draft.cls != "Killing" or draft.fillers("agent", "participant") or not self.lexicon.grammar.pro_drop:
            return draft
        for word in self._occasions(draft):
            attack = attacks.get(word.index)
            if attack is None or attack.remote:
                continue
            agents = [m for m in attack.fillers("agent") if m not in draft.fillers("target")]
            return replace(draft, arguments=(*draft.arguments, *(Argument("agent", m) for m in agents)))
        return draft

    def _occasions(self, draft: Draft) -> list[Word]:
        """In what, or when what was done, somebody was killed: behind the killing, or behind what else happened then to others.

        So in ``قتل جندي وأصيب آخر | في قصف`` and ``قتل جندي | عندما هاجم مسلحون``.
        """
        sentence, grammar = draft.sentence, self.lexicon.grammar
        verbs = [w for w in sentence.children(draft.trigger, "conj") if w.upos == "VERB" and draft.trigger.upos == "VERB"]
        found = [w for host in (draft.trigger, *verbs) for w in sentence.children(host, "obl", "nmod")
                 if fold(preposition(sentence, w)) in grammar.causes]
        clauses = [w for w in sentence.children(draft.trigger, "advcl") for mark in sentence.children(w, "mark")
                   if {fold(mark.text), fold(mark.lemma)} & grammar.when]
        return found + clauses

    def _attacked(self, draft: Draft, killings: Mapping[int, Draft]) -> Draft:
        """With those killed in an attack for its target, where nobody else is ("were killed *in an attack*")."""
        attack = draft.cls == "Attack" and draft.pos == "NOUN" and self.lexicon.grammar.pro_drop
        killing = killings.get(draft.trigger.head) if attack else None
        if killing is None or draft.fillers("target", "participant") or draft.trigger.relation not in ("obl", "nmod") \
                or fold(preposition(draft.sentence, draft.trigger)) not in self.lexicon.grammar.causes:
            return draft
        guessed = draft.remote or draft.handed
        kept = tuple(a for a in draft.arguments if not (draft.remote and a.role in ROLES)
                     and not (guessed and a.role == "agent" and a.mention in killing.fillers("target")))
        killed = [m for m in killing.fillers("target") if m not in {a.mention for a in kept}]
        return replace(draft, arguments=(*kept, *(Argument("target", m) for m in killed)), remote=draft.remote and not killed)
