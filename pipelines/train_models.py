"""Train every packaged model: one command a model, and one for all.

    python -m pipelines.train_models LANG PART [--encoder] [--with-dev] [--minutes N] [--mean N] [--data DATA] [--work WORK]
    python -m pipelines.train_models LANG all
    python -m pipelines.train_models all all

PART is pretrain, tokenize, mwt, lemma, pos, depparse or ner, in the order in which they need each other. Everything is
seeded; the tagger, parser and name tagger go on from their checkpoint when started again, and finished parts are left alone
(`--again` trains them anew). `pipelines.package_models WORK/models` then puts the results into `kg/stanza_models`.

`--encoder` trains the tagger, parser or name tagger on the small multilingual encoder (the folder WORK/e5 that
`shared/tools/e5_encoder.py` writes) with low-rank adapters (LoRA, Hu et al. 2021); `pipelines.package_encoder` packs the encoder.

The tables below are the whole recipe. `--minutes` replaces the number of steps by wall-clock time, which is how the packaged
models were made on a shared machine: MODELS.md says how far each got.
"""

from __future__ import annotations

import argparse
import collections
import json
import logging
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from kg.text import normalise
from pipelines.corpora import (
    Lemmas,
    Token,
    arabic_noise,
    lemma_counts,
    lemma_types,
    sentences,
    tokenizer_files,
)
from pipelines.defaults import DATA
from pipelines.loops import Schedule, train_ner, train_parser, train_tagger
from pipelines.marked_names import LANGUAGE as MARKED_NAMES
from pipelines.marked_names import marked_sentences

log = logging.getLogger(__name__)
LANGUAGES = ("ar", "en")
PARTS = ("pretrain", "tokenize", "mwt", "lemma", "pos", "depparse", "ner")
SEED = ["--seed", "1234", "--device", "cpu"]
WORDS = {"ar": 32000, "en": 45000}
# How far the bias of the tokeniser's multiword layer is raised: the expander's dictionary undoes most of what is too much.
MULTIWORD_BIAS = {"ar": 1.5, "en": 0.0}
# From which certainty an entry of the lexicon (pipelines.segment_lexicon) enters the expander's dictionary.
SURE = 0.7
# Share of the name tagger's training sentences that are repeated with hurried spelling.
NOISY_SHARE = {"ar": 0.5, "en": 0.0}
# Share of the Arabic tagger's training sentences that are repeated with hurried spelling.
NOISY_TAGGED = 0.5
# Share of the parser's batches that carry wrong tags of the kind a tagger makes.
WRONG_TAGS = 0.75

TOKENIZE = ["--use_mwt", "--max_seqlen", "300", "--emb_dim", "32", "--hidden_dim", "64", "--steps", "1600", "--eval_steps", "200",
            "--anneal_after", "600", "--anneal", "0.8", "--lr0", "0.004"]
MWT = {"ar": ["--hidden_dim", "100", "--emb_dim", "50", "--num_epoch", "12"],
       "en": ["--hidden_dim", "64", "--emb_dim", "32", "--num_epoch", "6"]}
LEMMA = {"ar": ["--hidden_dim", "150", "--emb_dim", "50", "--num_epoch", "20", "--lr", "0.003", "--decay_epoch", "10", "--lr_decay", "0.8",
                "--skip_blank_lemmas"],
         "en": ["--hidden_dim", "150", "--emb_dim", "50", "--num_epoch", "8", "--lr", "0.003", "--decay_epoch", "5", "--lr_decay", "0.7",
                "--skip_blank_lemmas"]}
BILSTM = ["--hidden_dim", "200", "--num_layers", "2", "--word_emb_dim", "50", "--word_cutoff", "4", "--char_hidden_dim", "100",
           "--char_emb_dim", "50", "--tag_emb_dim", "50", "--transformed_dim", "100", "--deep_biaff_hidden_dim", "200"]
POS = [*BILSTM, "--composite_deep_biaff_hidden_dim", "50", "--batch_size", "50"]
DEPPARSE = [*BILSTM, "--hidden_dim", "300", "--deep_biaff_output_dim", "100", "--no_xpos", "--optim", "adam", "--beta2", "0.95",
            "--no_second_optim", "--batch_size", "1000"]
NER = ["--hidden_dim", "200", "--char_hidden_dim", "60", "--char_emb_dim", "40", "--word_dropout", "0.05", "--dropout", "0.5",
       "--optim", "adam", "--batch_size", "32", "--max_batch_words", "900"]
SCHEDULES = {
    ("ar", "pos"): Schedule(2500, 0.003), ("ar", "depparse"): Schedule(4000, 0.002), ("ar", "ner"): Schedule(2500, 0.003, every=150),
    ("en", "pos"): Schedule(6000, 0.003), ("en", "depparse"): Schedule(8000, 0.002), ("en", "ner"): Schedule(4000, 0.003, every=150),
}
# Layers of the encoder that are used; adapters of rank 32 in all their matrices but the keys.
LAYERS = 8
ADAPTERS = ["--bert_hidden_layers", "4", "--bert_learning_rate", "0.3", "--use_peft", "--lora_rank", "32", "--lora_alpha", "64",
            "--lora_dropout", "0", "--optim", "adamw"]
ENCODED = {
    "pos": [*POS, "--num_layers", "1", *ADAPTERS],
    "depparse": [*DEPPARSE, "--num_layers", "1", *ADAPTERS, "--bert_start_finetuning", "0", "--bert_warmup_steps", "0",
                 "--batch_size", "800"],
    "ner": [*NER, "--dropout", "0.4", "--batch_size", "64", *ADAPTERS],
}
ENCODED_SCHEDULES = {
    ("ar", "pos"): Schedule(1000, 0.002), ("ar", "depparse"): Schedule(1800, 0.002), ("ar", "ner"): Schedule(1900, 0.002),
    ("en", "pos"): Schedule(2000, 0.002), ("en", "depparse"): Schedule(2500, 0.002), ("en", "ner"): Schedule(2500, 0.002),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One model to train: where the data is, where work goes, how long it may take."""

    lang: str
    part: str
    data: Path
    work: Path
    minutes: float | None
    encoder: bool = False
    with_dev: bool = False
    mean: int = 0

    @property
    def model(self) -> Path:
        """The trained model."""
        return self.work / "models" / f"{self.lang}_{self.part}{'.encoder' if self.encoder else ''}.pt"

    @property
    def vectors(self) -> Path:
        """The word vectors of the language."""
        return self.work / "models" / f"{self.lang}_pretrain.pt"

    def treebank(self, split: str) -> Path:
        """A file of the treebank."""
        return self.data / "ud" / self.lang / f"{split}.conllu"

    def training(self) -> Path:
        """The treebank's training file, followed by the dev file where the job learns from both."""
        if not self.with_dev:
            return self.treebank("train")
        both = self.prepared("train_dev.conllu")
        both.write_text("".join(self.treebank(split).read_text(encoding="utf-8") for split in ("train", "dev")), encoding="utf-8")
        return both

    def prepared(self, name: str) -> Path:
        """A file made from the data for one trainer."""
        return self.work / "data" / f"{self.lang}_{name}"

    def schedule(self) -> Schedule:
        """Steps and rate, by the clock where minutes are given."""
        plan = (ENCODED_SCHEDULES if self.encoder else SCHEDULES)[self.lang, self.part]
        return replace(plan, minutes=self.minutes, mean=self.mean)


def stanza(module: str, *flags: str | Path) -> None:
    """Run one of Stanza's own trainers."""
    subprocess.run([sys.executable, "-m", f"stanza.models.{module}", *map(str, flags), *SEED], check=True)


def pretrain(job: Job) -> None:
    """Word vectors, distilled from the encoder that `e5_encoder.py` unpacked into WORK/e5."""
    subprocess.run([sys.executable, "-m", "pipelines.distill_vectors", job.lang, job.work / "e5", job.model, "--data", job.data,
                    "--words", str(WORDS[job.lang])], check=True)


def tokenize(job: Job) -> None:
    """Tokeniser and sentence splitter on paragraphs of one to six sentences, spelled as newspapers spell."""
    noise = {"ar": arabic_writers, "en": english_quotes}[job.lang]
    tokenizer_files(sentences(job.treebank("train")), job.prepared("train"), noise)
    tokenizer_files(sentences(job.treebank("dev")), job.prepared("dev"))
    train, dev = job.prepared("train"), job.prepared("dev")
    stanza("tokenizer", "--txt_file", f"{train}.txt", "--label_file", f"{train}.toklabels", "--mwt_json_file", f"{train}-mwt.json",
           "--dev_txt_file", f"{dev}.txt", "--dev_label_file", f"{dev}.toklabels", "--dev_conll_gold", job.treebank("dev"),
           "--lang", job.lang, "--shorthand", f"{job.lang}_khabar", "--save_dir", job.model.parent, "--save_name", job.model.name,
           *TOKENIZE)
    if bias := MULTIWORD_BIAS[job.lang]:
        raise_multiword_bias(job.model, bias)


def raise_multiword_bias(model: Path, bias: float) -> None:
    """Make the tokeniser take more tokens for multiword ones."""
    import torch

    state = torch.load(model, weights_only=True)
    state["model"]["mwt_clf.bias"] += bias
    torch.save(state, model)


def mwt(job: Job) -> None:
    """Expander of multiword tokens; for Arabic its dictionary is that of the lexicon."""
    stanza("mwt_expander", "--train_file", job.treebank("train"), "--eval_file", job.treebank("dev"), "--gold_file", job.treebank("dev"),
           "--lang", job.lang, "--shorthand", f"{job.lang}_khabar", "--save_dir", job.model.parent, "--save_name", job.model.name,
           *MWT[job.lang])
    if job.lang == "ar":
        lexicon = job.prepared("lexicon.json")
        subprocess.run([sys.executable, "-m", "pipelines.segment_lexicon", lexicon, "--data", job.data], check=True)
        add_lexicon(job.model, lexicon)


def add_lexicon(model: Path, lexicon: Path) -> None:
    """Put what the lexicon is sure of into the expander's dictionary, whole words as themselves."""
    import torch

    state = torch.load(model, weights_only=True)
    listed = {form: words for form, (words, chance) in json.loads(lexicon.read_text(encoding="utf-8")).items() if chance >= SURE}
    state["dict"] = {**state["dict"], **listed}
    torch.save(state, model)


def lemma(job: Job) -> None:
    """Lemmatiser on the distinct words of the treebank; of the dev file only its dictionaries learn, and only where the job says so.

    Its network would otherwise be chosen by words that it was trained on, which is to say not chosen.
    """
    learned = lemmas_of(job, "train")
    numbers = grouped_numbers() if job.lang == "en" else collections.Counter()
    lemma_types(learned + numbers, job.prepared("lemma.conllu"))
    stanza("lemmatizer", "--train_file", job.prepared("lemma.conllu"), "--eval_file", job.treebank("dev"),
           "--shorthand", f"{job.lang}_khabar", "--save_dir", job.model.parent, "--save_name", job.model.name, *LEMMA[job.lang])
    if job.with_dev:
        learned = add_lemmas(job.model, lemmas_of(job, "dev"), learned)
    if job.lang == "en":
        add_lemmas(job.model, capitalised(learned), learned)


def lemmas_of(job: Job, split: str) -> Lemmas:
    """The lemmas of a file of the treebank; of the English ones, which are two, EWT leads."""
    treebank = sentences(job.treebank(split))
    counts = lemma_counts(treebank)
    return one_convention(counts, lemma_counts(lines for lines in treebank if not is_gum(lines))) if job.lang == "en" else counts


def is_gum(lines: list[str]) -> bool:
    """True for a sentence of GUM."""
    return any(line.startswith("# sent_id = GUM_") for line in lines)


def one_convention(counts: Lemmas, leading: Lemmas, times: int = 2) -> Lemmas:
    """The counts, but only the leading treebank's lemmas for a form and tag that it has so many times.

    EWT and GUM disagree on a few frequent words (`people`: EWT `people`, GUM `person`); a majority would be an accident of size.
    """
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    for (form, _, tag), n in leading.items():
        seen[form, tag] += n

    def settled(key: tuple[str, str, str]) -> bool:
        return seen[key[0], key[2]] >= times

    return collections.Counter({key: n for key, n in counts.items() if not settled(key)}
                               | {key: n for key, n in leading.items() if settled(key)})


def grouped_numbers(count: int = 1500) -> Lemmas:
    """Numbers with commas between groups of three digits, whose lemma is without: too few stand in a treebank to learn copying from."""
    rng = random.Random(11)
    numbers = {rng.randrange(10 ** rng.randint(3, 9)) + 1000 for _ in range(count)}
    return collections.Counter((f"{n:,}", str(n), "NUM") for n in sorted(numbers))


def add_lemmas(model: Path, counts: Lemmas, known: Lemmas) -> Lemmas:
    """Put into a lemmatiser's dictionaries what has no form and tag of the known words; returns known and new together."""
    from stanza.models.lemma.trainer import Trainer

    there = {(form, tag) for form, _, tag in known}
    new = collections.Counter({key: times for key, times in counts.items() if (key[0], key[2]) not in there})
    trainer = Trainer(model_file=str(model), device="cpu")
    trainer.train_dict([(form, tag, lemma) for form, lemma, tag in new.elements()])
    trainer.save(str(model))
    return known + new


def capitalised(counts: Lemmas) -> Lemmas:
    """The words in small letters as headlines and titles spell them: with the same lemma, or, as names, with themselves."""
    found: Lemmas = collections.Counter()
    for (form, lemma, tag), times in counts.items():
        if form.islower() and form.isalpha() and tag != "PROPN":
            found[form.capitalize(), lemma, tag] += times
            found[form.capitalize(), form.capitalize(), "PROPN"] += times
    return found


def network(job: Job) -> list[str]:
    """The flags of a part's network, over the encoder where the job is for that."""
    if not job.encoder:
        return {"pos": POS, "depparse": DEPPARSE, "ner": NER}[job.part]
    return [*ENCODED[job.part], "--bert_model", str(first_layers(job.work / "e5", job.work / f"e5-{LAYERS}"))]


def first_layers(source: Path, target: Path, layers: int = LAYERS) -> Path:
    """The encoder's folder as the trainers read it: fewer layers, and no dropout (half of its time on a CPU). Made once."""
    if (target / "config.json").exists():
        return target
    target.mkdir(exist_ok=True)
    for file in source.iterdir():
        if file.name != "config.json":
            shutil.copyfile(file, target / file.name)
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    config |= {"num_hidden_layers": layers, "attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0}
    (target / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    return target


def syntax_flags(job: Job, train: str) -> list[str]:
    """Flags that tagger and parser share."""
    return ["--lang", job.lang, "--shorthand", f"{job.lang}_khabar", "--wordvec_pretrain_file", str(job.vectors), "--train_file", train,
            "--eval_file", str(job.treebank("dev")), "--save_dir", str(job.model.parent), *SEED]


def tagger_files(job: Job) -> str:
    """What the tagger learns from, in the form of Stanza's flag; for Arabic also half of the sentences as hurried writers spell them.

    The sentences of PUD, which have no XPOS, are a file of their own so that the column is masked.
    """
    train = str(job.training())
    if job.lang == "ar":
        rng = random.Random(5)
        parts: dict[str, list[str]] = {"padt": [], "pud": [], "noisy": []}
        for lines in sentences(job.training()):
            tagged = any(len(f) == 10 and f[4] != "_" for f in (line.split("\t") for line in lines))
            parts["padt" if tagged else "pud"].append("\n".join(lines))
            if tagged and rng.random() < NOISY_TAGGED:
                parts["noisy"].append("\n".join(_hurried(lines, rng.random() * 0.7)))
        files = [job.prepared(f"train_{name}.conllu") for name in parts]
        for file, found in zip(files, parts.values(), strict=True):
            file.write_text("\n\n".join(found) + "\n\n", encoding="utf-8")
        train = ";".join(map(str, files))
    return train


def pos(job: Job) -> None:
    """Tagger."""
    train_tagger([*syntax_flags(job, tagger_files(job)), *network(job)], job.schedule(), job.model)


def _hurried(lines: list[str], kind: float) -> list[str]:
    """A sentence of a treebank with its words in hurried spelling."""
    rows = [line.split("\t") for line in lines]
    return ["\t".join([f[0], arabic_noise(f[1], kind), *f[2:]]) if len(f) == 10 else f[0] for f in rows]


def depparse(job: Job) -> None:
    """Parser; most batches carry tags that are wrong now and then, as a tagger's are."""
    noised = job.prepared("train.noised.conllu")
    train = job.training()
    wrong_tags(train, noised)
    train_parser([*syntax_flags(job, str(train)), *network(job)], job.schedule(), job.model, predicted=noised,
                 share=WRONG_TAGS)


def wrong_tags(source: Path, target: Path, seed: int = 7) -> None:
    """The treebank with about one tag in ten to fifteen replaced by another that the word, or words that end alike, can have."""
    rng = random.Random(seed)
    lines = source.read_text(encoding="utf-8").split("\n")
    Tags = collections.Counter[tuple[str, str]]
    of_word: dict[str, Tags] = collections.defaultdict(collections.Counter)
    of_ending: dict[tuple[str, bool], Tags] = collections.defaultdict(collections.Counter)
    rows = [(i, f) for i, f in enumerate(line.split("\t") for line in lines) if len(f) == 10 and f[0].isdigit()]
    for _, fields in rows:
        of_word[fields[1].lower()][fields[3], fields[5]] += 1
        of_ending[fields[1].lower()[-2:], fields[1][0].isupper()][fields[3], fields[5]] += 1
    for i, fields in rows:
        known = of_word[fields[1].lower()]
        rare = known.total() <= 3
        if fields[3] == "PUNCT" or not rare and len(known) == 1 or rng.random() >= (0.28 if rare else 0.25):
            continue
        options = of_ending[fields[1].lower()[-2:], fields[1][0].isupper()] if rare else known
        fields[3], fields[5] = rng.choices(list(options), [n ** 0.75 for n in options.values()])[0]
        lines[i] = "\t".join(fields)
    target.write_text("\n".join(lines), encoding="utf-8")


def ner(job: Job) -> None:
    """Name tagger on surface tokens."""
    rng = random.Random(3)
    read = {split: json.loads((job.data / "ner" / job.lang / f"{split}.json").read_text(encoding="utf-8")) for split in ("train", "dev")}
    if job.lang == MARKED_NAMES:
        read["train"] = read["train"] + marked_sentences(job.data)
    if job.with_dev:
        read["train"] = read["train"] + read["dev"]
    for split, source in read.items():
        out = [[{**word, "text": normalise(word["text"], job.lang).text or "-"} for word in sentence] for sentence in source]
        if split == "train" and NOISY_SHARE[job.lang]:
            for sentence in out.copy():
                if rng.random() < NOISY_SHARE[job.lang]:
                    kind = rng.random()
                    out.append([{**word, "text": arabic_noise(word["text"], kind)} for word in sentence])
        job.prepared(f"ner_{split}.json").write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")
    train_ner(["--shorthand", f"{job.lang}_khabar", "--wordvec_pretrain_file", str(job.vectors), "--train_file",
               str(job.prepared("ner_train.json")), "--eval_file", str(job.prepared("ner_dev.json")), "--lr",
               str(job.schedule().rate), *network(job), *SEED], job.schedule(), job.model)


def arabic_writers(tokens: list[Token], rng: random.Random) -> list[Token]:
    """A sentence as another writer spells it; headlines lose their full stop, some items gain a bullet."""
    kind = rng.random()
    out = [(arabic_noise(form, kind * 1.6), multi, blank) for form, multi, blank in tokens]
    if len(out) > 4 and out[-1][0] == "." and rng.random() < 0.05:
        out = out[:-1]
    if rng.random() < 0.02:
        out.insert(0, (rng.choice("-•*"), False, True))
    return out


def english_quotes(tokens: list[Token], rng: random.Random) -> list[Token]:
    """Curly for straight quotation marks and apostrophes in some sentences, and the other way round."""
    kind = rng.random()
    out = []
    for form, multi, blank in tokens:
        if kind < 0.15 and form == '"':
            form = "”" if blank else "“"
        if kind < 0.3 and "'" in form and len(form) > 1:
            form = form.replace("'", "’")
        elif kind > 0.9 and "’" in form:
            form = form.replace("’", "'")
        out.append((form, multi, blank))
    return out


STEPS = {"pretrain": pretrain, "tokenize": tokenize, "mwt": mwt, "lemma": lemma, "pos": pos, "depparse": depparse, "ner": ner}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=(*LANGUAGES, "all"))
    parser.add_argument("part", choices=(*PARTS, "all"))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--minutes", type=float, help="end tagger, parser and name tagger by the clock")
    parser.add_argument("--encoder", action="store_true", help="tagger, parser or name tagger over the encoder")
    parser.add_argument("--with-dev", action="store_true",
                        help="learn from the dev files too, once a schedule is chosen (what the log then says of dev means nothing)")
    parser.add_argument("--mean", type=int, default=0, metavar="STEPS",
                        help="go on for so many steps at a constant rate and keep the mean of their weights (tagger, parser, names)")
    parser.add_argument("--again", action="store_true", help="train parts that are there already")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    import torch
    torch.set_num_threads(1)
    for lang in LANGUAGES if args.lang == "all" else (args.lang,):
        for part in PARTS if args.part == "all" else (args.part,):
            if args.encoder and part not in ENCODED:
                continue
            job = Job(lang, part, args.data, args.work, args.minutes, args.encoder, args.with_dev, args.mean)
            for folder in (job.model.parent, job.prepared("x").parent):
                folder.mkdir(parents=True, exist_ok=True)
            done = job.model.with_suffix(".done")
            if done.exists() and not (args.again or args.mean):
                log.info("%s %s is there", lang, part)
                continue
            if args.again:
                job.model.with_suffix(".ckpt").unlink(missing_ok=True)
            STEPS[part](job)
            done.touch()


if __name__ == "__main__":
    main()
