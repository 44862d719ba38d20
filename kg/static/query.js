// The query page: YASGUI on this endpoint alone, with our prefixes and questions. Nothing is fetched from elsewhere.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const endpoint = new URL("sparql", window.location.href).href;
const names = Object.keys(data.questions);

Yasgui.Yasqe.forkAutocompleter("prefixes", {
  name: "khabar-prefixes",
  persistenceId: null,
  get: () => Object.entries(data.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
});
Yasgui.Yasqe.defaults.autocompleters = ["variables", "khabar-prefixes"];
Yasgui.Yasqe.defaults.value = data.questions[names[0]];

const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  persistenceId: null,
  endpointCatalogueOptions: { getData: () => [{ endpoint: endpoint }], keys: [] },
});

const choice = document.getElementById("questions");
for (const name of names) {
  choice.add(new Option(name.replaceAll("-", " "), name));
}
choice.addEventListener("change", () => {
  yasgui.getTab().getYasqe().setValue(data.questions[choice.value]);
  yasgui.getTab().query();
});
document.getElementById("facts").textContent =
  `read-only · ${data.seconds} s and ${data.rows.toLocaleString()} rows a query · ${endpoint}`;
