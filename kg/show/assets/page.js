"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = id => document.getElementById(id);
  const colours = { Person: "#c8553d", State: "#1f6f8b", Organization: "#588157", Group: "#8d6a9f", Place: "#9a8c73",
    Agreement: "#b08900", Thing: "#888888" };
  const strokes = { Factual: "#3d4a5c", Claimed: "#d08a2e", Denied: "#b33939", Negated: "#b33939", Planned: "#4a7fb5",
    Hypothetical: "#8a8a8a" };
  const state = { families: new Set(), standings: new Set(), source: "", article: "", view: "actors", from: "", to: "", undated: true };
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
      checkboxes(words.family, "families", Object.keys(data.families), data.families));
  };

  // --- graph -------------------------------------------------------------------------------------
  const degree = new Map();
  for (const event of data.events) for (const [, actor] of event.roles) degree.set(actor, (degree.get(actor) || 0) + 1);
  const actorNode = t => ({ data: { id: "n" + t.id, thing: t.id, label: t.name, shape: "ellipse",
    colour: colours[t.type] || colours.Thing, size: 18 + 7 * Math.sqrt(degree.get(t.id)) }, position: { x: t.at[0], y: t.at[1] } });
  const line = (id, event, source, target, label, arrow) => ({ data: { id, event: event.id, source, target, label, arrow,
    colour: strokes[event.factuality] || "#555", line: event.factuality === "Factual" ? "solid" : "dashed" } });
  const actorNodes = data.things.filter(t => degree.has(t.id)).map(actorNode);
  // An event stands at the middle of those who take part; several in one spot lie on a spiral around it.
  const spread = 1.6;  // room for the events between the actors
  const spreadNode = node => ({ ...node, position: { x: spread * node.position.x, y: spread * node.position.y } });
  const eventNodes = () => {
    const taken = new Map();
    return data.events.filter(e => e.roles.length).map(e => {
      const spots = e.roles.map(r => data.things[r[1]].at);
      const x = spots.reduce((sum, p) => sum + p[0], 0) / spots.length, y = spots.reduce((sum, p) => sum + p[1], 0) / spots.length;
      const key = x + " " + y, turn = taken.get(key) || 0, alone = new Set(e.roles.map(r => r[1])).size === 1;
      taken.set(key, turn + 1);
      const radius = (alone ? 60 : 24) + 22 * Math.sqrt(turn), angle = turn * 2.39996;
      return { data: { id: "v" + e.id, event: e.id, label: e.label, shape: "diamond", colour: strokes[e.factuality] || "#555", size: 13 },
        position: { x: spread * x + radius * Math.cos(angle), y: spread * y + radius * Math.sin(angle) } };
    });
  };
  const drawings = {
    actors: () => [...actorNodes, ...data.edges.map((e, i) => line("e" + i, data.events[e.event], "n" + e.from, "n" + e.to,
      data.events[e.event].label, e.directed ? "triangle" : "none"))],
    events: () => [...actorNodes.map(spreadNode), ...eventNodes(), ...data.events.flatMap(e => e.roles.map(([role, actor], i) =>
      line("r" + e.id + "-" + i, e, "v" + e.id, "n" + actor, words[role], role === "target" ? "triangle" : "none")))],
    claims: () => {
      const edges = data.events.flatMap(claim => claim.content.flatMap(i =>
        claim.roles.filter(r => r[0] !== "target").flatMap(([, speaker]) => data.events[i].roles
          .filter(([, actor]) => actor !== speaker)
          .map(([, actor]) => line(`c${claim.id}-${i}-${speaker}-${actor}`, data.events[i], "n" + speaker, "n" + actor,
            claim.label + ": " + data.events[i].label, "triangle")))));
      const once = [...new Map(edges.map(e => [e.data.id, e])).values()];
      const used = new Set(once.flatMap(e => [e.data.source, e.data.target]));
      return [...actorNodes.filter(n => used.has(n.data.id)), ...once];
    },
  };
  const many = data.edges.length > 600;
  const cy = cytoscape({
    container: byId("graph"), elements: drawings.actors(), textureOnViewport: many, hideEdgesOnViewport: many,
    pixelRatio: many ? 1 : "auto",
    style: [
      { selector: "node", style: { shape: "data(shape)", "background-color": "data(colour)", width: "data(size)", height: "data(size)", label: "data(label)",
        "font-size": 14, "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": many ? 9 : 5,
        "font-family": "Noto Naskh Arabic, Noto Sans, DejaVu Sans, sans-serif", "text-background-color": "#fbfaf7", "text-background-opacity": many ? 0 : 0.75, "text-max-width": 105, "text-wrap": many ? "none" : "wrap" } },
      { selector: "edge", style: { width: 1.6, "line-color": "data(colour)", "target-arrow-color": "data(colour)",
        "target-arrow-shape": "data(arrow)", "line-style": many ? "solid" : "data(line)", "curve-style": many ? "haystack" : "bezier", opacity: 0.75 } },
      { selector: "node[shape = 'diamond']", style: { "font-size": 11, color: "#667" } },
      { selector: "edge.near", style: { label: "data(label)", "font-size": 11, "text-background-color": "#fbfaf7", "text-background-opacity": 0.75, width: 3, opacity: 1 } },
      { selector: "node.near", style: { "border-width": 3, "border-color": "#222" } },
      { selector: ".faint", style: { opacity: 0.12 } },
      { selector: ".hidden", style: { display: "none" } } ],
    maxZoom: 3, layout: { name: "preset", fit: true, padding: 30 },
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
  const isolated = text => "\u2066" + text + "\u2069";  // a date keeps its order inside Arabic
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
      row(words.article, article.title + (article.published ? " · " + isolated(article.published) : ""));
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
    cy.animate({ fit: { eles: around, padding: 170 }, duration: 200 });
  };
  const pickEdge = edge => {
    const ends = [edge.data("source"), edge.data("target")];
    const between = cy.edges().filter(e => ends.includes(e.data("source")) && ends.includes(e.data("target")));
    light(between.union(edge.connectedNodes()), cy.elements().difference(between.union(edge.connectedNodes())));
    const ids = new Set(between.map(e => e.data("event")));
    showEvents(edge.source().data("label") + " — " + edge.target().data("label"), data.events.filter(e => ids.has(e.id) && passes(e)));
  };
  const clear = () => { cy.elements().removeClass("near faint"); byId("details").replaceChildren(make("p", words.hint)); };
  const pickEvent = (near, event) => {
    light(near, cy.elements().difference(near));
    showEvents(event.label, [event]);
  };
  const tapNode = node => {
    if (node.data("thing") !== undefined) return pickActor(node.data("thing"));
    pickEvent(node.closedNeighborhood(), data.events[node.data("event")]);
  };
  const tapEdge = edge => {
    if (state.view === "events") return tapNode(edge.source());
    pickEdge(edge);
  };
  cy.on("tap", "node", event => tapNode(event.target));
  cy.on("tap", "edge", event => tapEdge(event.target));
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
    pen.direction = "ltr";
    pen.fillText(fromDay(first), 2, 50);
    pen.textAlign = "right";
    pen.fillText(fromDay(last), canvas.width - 2, 50);
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
  const visible = (node, shown, actors) => {
    if (node.data("thing") === undefined) return shown.has(node.data("event"));
    if (state.view !== "claims") return actors.has(node.data("thing"));
    return node.connectedEdges().some(e => shown.has(e.data("event")));
  };
  const setView = view => {
    state.view = view;
    for (const button of byId("views").children) button.setAttribute("aria-pressed", button.value === view);
    cy.batch(() => { cy.elements().remove(); cy.add(drawings[view]()); });
    clear(); update(); cy.fit(cy.elements(":visible"), 30);
  };
  for (const view of ["actors", "events", "claims"]) {
    const button = make("button", words[view], { value: view, "aria-pressed": view === state.view });
    button.addEventListener("click", () => setView(view));
    byId("views").append(button);
  }
  const update = () => {
    const shown = new Set(data.events.filter(passes).map(e => e.id));
    const actors = new Set(data.events.filter(e => shown.has(e.id)).flatMap(e => e.roles.map(r => r[1])));
    cy.batch(() => {
      cy.edges().forEach(e => { e.toggleClass("hidden", !shown.has(e.data("event"))); });
      cy.nodes().forEach(n => { n.toggleClass("hidden", !visible(n, shown, actors)); });
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
  cy.one("render", () => { window.khabar.drawn = performance.now(); });
  window.khabar = { cy, data, state, pickActor, setView, ready: performance.now() };
})();
