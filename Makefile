# What a newcomer runs. Everything happens in .venv; after the install nothing needs the network.
SHELL := bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# A CPU build first, so that pip does not fetch the CUDA one (gigabytes) for Stanza.
TORCH  ?= torch==2.13.0
CPU    := https://download.pytorch.org/whl/cpu
GOLD   ?= ../shared/gold
DATA   ?= ../shared/data
NEWS   ?= $(DATA)/news/ar.jsonl.gz
export PYTHONHASHSEED := 0

.DEFAULT_GOAL := help
.PHONY: help install demo test eval unseen bench lint clean

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

install: $(VENV)/.done  ## Make .venv and install khabar into it

$(VENV)/.done: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check "$(TORCH)" || \
	  $(BIN)/pip install -q --disable-pip-version-check --extra-index-url $(CPU) "$(TORCH)+cpu" || \
	  $(BIN)/pip install -q --disable-pip-version-check torch
	$(BIN)/pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

demo: install  ## Build, check, query and draw the graph of the seed article
	mkdir -p build
	$(BIN)/kg build examples/seed.json -o build/seed.ttl
	$(BIN)/kg validate build/seed.ttl
	@for question in who-met-whom who-accused-whom agreements-signed who-visited-where; do \
	  echo; echo "== examples/queries/$$question.rq"; \
	  $(BIN)/kg query build/seed.ttl examples/queries/$$question.rq || exit 1; \
	done
	@echo
	$(BIN)/kg show build/seed.ttl -o build/seed.html

test: install  ## Run all tests
	$(BIN)/python -m pytest

eval: install  ## Score the extraction against gold files (GOLD=folder)
	$(BIN)/kg evaluate $(GOLD) --details --cache build/parses

unseen: install  ## Score it on annotated articles that nobody worked on (their text from DATA=folder)
	$(BIN)/python -m pipelines.annotated unpack build/unseen --part test --data $(DATA)
	$(BIN)/kg evaluate build/unseen --details --cache build/parses

bench: install  ## Measure: throughput on 100 articles (NEWS=file.jsonl.gz), dates beside other libraries, the store
	mkdir -p build
	@if test -f $(NEWS); then gzip -dc $(NEWS) | head -n 100 > build/bench.jsonl; \
	  $(BIN)/kg build build/bench.jsonl -o build/bench.ttl; else echo "no $(NEWS): throughput not measured"; fi
	$(BIN)/python -m pipelines.compare_dates
	$(BIN)/python -m pipelines.bench_store --triples 2000000

lint: install  ## Check style and types
	$(BIN)/ruff check kg tests pipelines
	$(BIN)/mypy

clean:  ## Remove what make has made
	rm -rf $(VENV) build dist *.egg-info
