"use strict";
// The text field of the query page as YASQE: highlighting, checks while typing, and completion from our vocabulary. Nothing
// is sent or kept: what YASQE would ask of other servers, and store in the browser, is turned off.

const field = document.getElementById("query");
const known = JSON.parse(document.getElementById("words").textContent);
const kept = { bulk: true, autoShow: true, persistenceId: null };
const prefixed = (yasqe, prefix) => yasqe.getCompleteToken().string.startsWith(prefix);

Yasqe.defaults.autocompleters = ["variables"];
Yasqe.forkAutocompleter("prefixes", {
  ...kept,
  name: "our-prefixes",
  get: Object.entries(known.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
});
Yasqe.forkAutocompleter("property", { ...kept, name: "our-properties", get: known.properties });
Yasqe.forkAutocompleter("class", { ...kept, name: "our-classes", get: known.classes });
Yasqe.forkAutocompleter("class", {
  ...kept,
  name: "our-codes",
  get: known.codes,
  isValidCompletionPosition: (yasqe) => prefixed(yasqe, "code:"),
});
Object.assign(Yasqe.defaults.extraKeys, {
  "Ctrl-Enter": () => field.form.requestSubmit(),
  "Cmd-Enter": () => field.form.requestSubmit(),
  "Ctrl-S": false,
  // The keyboard must get out again.
  Tab: false,
  "Shift-Tab": false,
});

const place = document.createElement("div");
field.after(place);
const yasqe = new Yasqe(place, {
  value: field.value,
  persistenceId: null,
  consumeShareLink: null,
  createShareableLink: null,
  showQueryButton: false,
  resizeable: false,
  editorHeight: null,
  viewportMargin: Infinity,
  screenReaderLabel: "SPARQL query",
});
field.hidden = true;
document.getElementById("keys").hidden = false;
document.querySelector("label[for=query]").addEventListener("click", () => yasqe.focus());
yasqe.getInputField().setAttribute("aria-label", "SPARQL query");
const keep = () => {
  field.value = yasqe.getValue();
};
yasqe.on("change", keep);
field.form.addEventListener("submit", keep);
// What was drawn while hidden has no size yet.
document.getElementById("behind")?.addEventListener("toggle", () => yasqe.refresh());
