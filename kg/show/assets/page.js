"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = id => document.getElementById(id);
  const colours = { Person: "#c8553d", State: "#1f6f8b", Organization: "#588157", Group: "#8d6a9f", Place: "#9a8c73",
    Agreement: "#b08900", Thing: "#888888" };
  const strokes = { Factual: "#3d4a5c", Claimed: "#d08a2e", Denied: "#b33939", Negated: "#b33939", Planned: "#4a7fb5",
    Hypothetical: "#8a8a8a" };
  const state = { families: new Set(), standings: new Set(), source: "", article: "", from: "", to: "", undated: true };
  const fold = text => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, "")
    .replace(/[أإآ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };

  // --- filters -----------------------------------------------------------------------------------
  const passes = event =>
    state.families.has(event.family) && state.standings.has(event.factuality) &&
    (state.source === "" || event.sources.includes(+state.source)) &&
    (state.article === "" || event.article === +state.article) &&
    (event.earliest === "" ? state.undated
      : (state.from === "" || event.latest >= state.from) && (state.to === "" || event.earliest <= state.to));

  const checkboxes = (title, key, values, labels) => {
    const box = make("div");
    box.append(make("h2", title));
    for (const value of values) {
      state[key].add(value);
      const input = make("input", undefined, { type: "checkbox", value, checked: "", "data-filter": key });
      input.addEventListener("change", () => {
        if (input.checked) state[key].add(value); else state[key].delete(value);
        update();
      });
      const label = make("label");
      label.append(input, " " + (labels[value] || value));
      box.append(label);
    }
    return box;
  };
  const choice = (title, key, options) => {
    const box = make("div");
    const select = make("select", undefined, { id: "filter-" + key, dir: "auto" });
    select.append(make("option", words.all, { value: "" }));
    for (const [value, text] of options) select.append(make("option", text, { value }));
    select.addEventListener("change", () => { state[key] = select.value; update(); });
    box.append(make("h2", title), select);
    return box;
  };
  const day = key => {
    const input = make("input", undefined, { type: "date", id: "filter-" + key });
    input.addEventListener("change", () => { state[key] = input.value; update(); });
    return input;
  };
  const sorted = values => [...new Set(values)].sort();
  const buildFilters = () => {
    const panel = byId("filters");
    const sources = sorted(data.events.flatMap(e => e.sources)).map(i => [i, data.things[i].name]);
    const dates = make("div");
    const undated = make("input", undefined, { type: "checkbox", id: "filter-undated", checked: "" });
    undated.addEventListener("change", () => { state.undated = undated.checked; update(); });
    const label = make("label");
    label.append(undated, " " + words.undated);
    dates.append(make("h2", words.when), day("from"), day("to"), label);
    panel.append(
      checkboxes(words.factuality, "standings", sorted(data.events.map(e => e.factuality)), words), dates,
      choice(words.source, "source", sources.sort((a, b) => a[1] < b[1] ? -1 : 1)),
      choice(words.article, "article", data.articles.map((a, i) => [i, a.title])),
      checkboxes(words.family, "families", sorted(data.events.map(e => e.family)), {}));
  };

  // --- graph -------------------------------------------------------------------------------------
  const degree = new Map();
  for (const event of data.events) for (const [, actor] of event.roles) degree.set(actor, (degree.get(actor) || 0) + 1);
  const elements = () => {
    const nodes = data.things.filter(t => degree.has(t.id)).map(t => ({ data: { id: "n" + t.id, thing: t.id, label: t.name,
      colour: colours[t.type] || colours.Thing, size: 16 + 7 * Math.sqrt(degree.get(t.id)) } }));
    const edges = data.edges.map((e, i) => ({ data: { id: "e" + i, event: e.event, source: "n" + e.from, target: "n" + e.to,
      label: data.events[e.event].label, colour: strokes[data.events[e.event].factuality] || "#555",
      arrow: e.directed ? "triangle" : "none", line: data.events[e.event].factuality === "Factual" ? "solid" : "dashed" } }));
    return [...nodes, ...edges];
  };
  const many = data.edges.length > 600;
  const cy = cytoscape({
    container: byId("graph"), elements: elements(), textureOnViewport: many, hideEdgesOnViewport: many,
    pixelRatio: many ? 1 : "auto",
    style: [
      { selector: "node", style: { "background-color": "data(colour)", width: "data(size)", height: "data(size)", label: "data(label)",
        "font-size": 12, "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": many ? 9 : 5,
        "font-family": "Noto Naskh Arabic, Noto Sans, DejaVu Sans, sans-serif", "text-max-width": 130, "text-wrap": "wrap" } },
      { selector: "edge", style: { width: 1.6, "line-color": "data(colour)", "target-arrow-color": "data(colour)",
        "target-arrow-shape": "data(arrow)", "line-style": many ? "solid" : "data(line)", "curve-style": many ? "haystack" : "bezier", opacity: 0.75 } },
      { selector: "edge.near", style: { label: "data(label)", "font-size": 10, width: 3, opacity: 1 } },
      { selector: "node.near", style: { "border-width": 3, "border-color": "#222" } },
      { selector: ".faint", style: { opacity: 0.12 } },
      { selector: ".hidden", style: { display: "none" } } ],
    layout: many ? { name: "concentric", animate: false, concentric: n => n.degree(), levelWidth: () => 8, minNodeSpacing: 4 }
      : { name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 400000,
          nodeOverlap: 24, idealEdgeLength: () => 90, numIter: 1200, gravity: 0.4 },
  });

  // --- details -----------------------------------------------------------------------------------
  const sentence = event => {
    const quote = make("blockquote", undefined, { dir: "auto" });
    const letters = [...event.sentence];
    const [begin, end] = event.trigger;
    quote.append(letters.slice(0, begin).join(""), make("mark", letters.slice(begin, end).join("")), letters.slice(end).join(""));
    return quote;
  };
  const names = ids => ids.map(i => data.things[i].name).join(data.lang === "ar" ? "، " : ", ");
  const when = event => event.earliest === event.latest ? event.earliest : event.earliest + " – " + event.latest;
  const card = event => {
    const box = make("article", undefined, { class: "event " + event.factuality, "data-event": event.id });
    box.append(make("span", words[event.factuality] || event.factuality, { class: "standing" }),
      make("span", event.label, { class: "kind" }), sentence(event));
    const list = make("dl");
    const row = (title, value) => { if (value) list.append(make("dt", title), make("dd", value, { dir: "auto" })); };
    for (const role of ["agent", "participant", "target"]) row(words[role], names(event.roles.filter(r => r[0] === role).map(r => r[1])));
    row(words.theme, event.theme);
    row(words.place, event.place === null ? "" : data.things[event.place].name);
    row(words.when, event.earliest && when(event));
    row(words.according, names(event.sources));
    row(words.quote, event.quote);
    row(words.confidence, event.confidence.toFixed(2));
    if (event.article !== null) {
      const article = data.articles[event.article];
      row(words.article, article.title + (article.published ? " · " + article.published : ""));
    }
    box.append(list);
    return box;
  };
  const showEvents = (title, events) => {
    const panel = byId("details");
    panel.replaceChildren(make("h2", title, { dir: "auto" }), ...events.slice(0, 200).map(card));
    panel.scrollTop = 0;
  };
  const light = (near, rest) => {
    cy.batch(() => {
      cy.elements().removeClass("near faint");
      near.addClass("near");
      rest.addClass("faint");
    });
  };
  const pickActor = id => {
    const node = cy.getElementById("n" + id);
    if (node.empty()) return;
    const around = node.closedNeighborhood();
    light(node.union(node.connectedEdges()), cy.elements().difference(around));
    showEvents(data.things[id].name, data.events.filter(e => passes(e) && e.roles.some(r => r[1] === id)));
    cy.animate({ center: { eles: node }, duration: 200 });
  };
  const pickEdge = edge => {
    const ends = [edge.data("source"), edge.data("target")];
    const between = cy.edges().filter(e => ends.includes(e.data("source")) && ends.includes(e.data("target")));
    light(between.union(edge.connectedNodes()), cy.elements().difference(between.union(edge.connectedNodes())));
    const ids = new Set(between.map(e => e.data("event")));
    showEvents(edge.source().data("label") + " — " + edge.target().data("label"), data.events.filter(e => ids.has(e.id) && passes(e)));
  };
  const clear = () => { cy.elements().removeClass("near faint"); byId("details").replaceChildren(make("p", words.hint)); };
  cy.on("tap", "node", event => pickActor(event.target.data("thing")));
  cy.on("tap", "edge", event => pickEdge(event.target));
  cy.on("tap", event => { if (event.target === cy) clear(); });

  // --- timeline ----------------------------------------------------------------------------------
  const dated = data.events.filter(e => e.earliest);
  const toDay = text => Date.parse(text) / 864e5;
  const fromDay = number => new Date(Math.round(number) * 864e5).toISOString().slice(0, 10);
  const first = dated.length ? Math.min(...dated.map(e => toDay(e.earliest))) : 0;
  const last = dated.length ? Math.max(...dated.map(e => toDay(e.latest))) : 1;
  const span = Math.max(1, last - first);
  const canvas = byId("timeline");
  const drawTimeline = () => {
    const pen = canvas.getContext("2d");
    canvas.width = canvas.clientWidth;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!dated.length) return;
    pen.fillStyle = "#cfe3ea";
    if (state.from && state.to) {
      const left = (toDay(state.from) - first) / span * canvas.width;
      pen.fillRect(left, 0, Math.max(2, (toDay(state.to) - toDay(state.from)) / span * canvas.width), canvas.height);
    }
    dated.forEach((event, i) => {
      pen.fillStyle = strokes[event.factuality] || "#555";
      const left = (toDay(event.earliest) - first) / span * (canvas.width - 6);
      pen.fillRect(left, 4 + (i % 8) * 4, Math.max(4, (toDay(event.latest) - toDay(event.earliest)) / span * canvas.width), 3);
    });
    pen.fillStyle = "#667";
    pen.font = "11px sans-serif";
    pen.fillText(fromDay(first), 2, 50);
    pen.fillText(fromDay(last), canvas.width - 70, 50);
  };
  let brush = null;
  const dayAt = event => first + Math.min(1, Math.max(0, event.offsetX / canvas.clientWidth)) * span;
  canvas.addEventListener("pointerdown", event => { brush = dayAt(event); });
  canvas.addEventListener("pointerup", event => {
    if (brush === null) return;
    const [a, b] = [brush, dayAt(event)].sort((x, y) => x - y);
    brush = null;
    state.from = fromDay(a); state.to = fromDay(b);
    byId("filter-from").value = state.from; byId("filter-to").value = state.to;
    update();
  });

  // --- all together ------------------------------------------------------------------------------
  const update = () => {
    const shown = new Set(data.events.filter(passes).map(e => e.id));
    const actors = new Set(data.events.filter(e => shown.has(e.id)).flatMap(e => e.roles.map(r => r[1])));
    cy.batch(() => {
      cy.edges().forEach(e => { e.toggleClass("hidden", !shown.has(e.data("event"))); });
      cy.nodes().forEach(n => { n.toggleClass("hidden", !actors.has(n.data("thing"))); });
    });
    const claims = data.events.filter(e => shown.has(e.id) && e.claim).length;
    byId("counts").textContent = `${actors.size} ${words.actors} · ${shown.size} ${words.events} · ${claims} ${words.claims}`;
    drawTimeline();
  };
  byId("search").placeholder = words.search;
  for (const thing of data.things) byId("names").append(make("option", undefined, { value: thing.name }));
  byId("search").addEventListener("input", () => {
    const wanted = fold(byId("search").value.trim());
    if (!wanted) return clear();
    const fits = t => degree.has(t.id) && t.names.some(n => fold(n).includes(wanted));
    const found = data.things.find(t => degree.has(t.id) && t.names.some(n => fold(n) === wanted)) || data.things.find(fits);
    if (found) pickActor(found.id);
  });
  byId("reset").textContent = words.reset;
  byId("reset").addEventListener("click", () => {
    document.querySelectorAll("#filters input[type=checkbox]").forEach(box => { if (!box.checked) box.click(); });
    for (const key of ["source", "article", "from", "to"]) { state[key] = ""; byId("filter-" + key).value = ""; }
    byId("search").value = "";
    clear(); update(); cy.fit(undefined, 30);
  });
  window.addEventListener("resize", drawTimeline);
  buildFilters(); clear(); update();
  window.khabar = { cy, data, state, pickActor, ready: performance.now() };
})();
