// A search field with suggestions. Arrow keys, Enter and Escape work as the combobox pattern of ARIA has it.

class Combo {
  /** `chosen(node)` is called with what was picked. */
  constructor(id, chosen, hint) {
    this.id = id;
    this.chosen = chosen;
    this.found = [];
    this.at = -1;
    this.list = el("ul", { role: "listbox", id: `${id}-list`, "aria-label": "Matches", hidden: true });
    this.status = el("div", { class: "unseen", role: "status" });
    this.input = el("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: hint,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
      on: { input: () => this.suggest(), blur: () => this.close(), keydown: (event) => this.press(event) },
    });
    this.element = el("div", { class: "combo" }, this.input, this.list, this.status);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  pick(place) {
    if (!this.found[place]) return;
    this.input.value = "";
    this.close();
    this.chosen(this.found[place].node);
  }

  move(step) {
    if (this.list.hidden || !this.found.length) return;
    const from = this.at < 0 && step < 0 ? 0 : this.at;
    this.at = (from + step + this.found.length) % this.found.length;
    [...this.list.querySelectorAll("[role=option]")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.at));
      if (place === this.at) option.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
  }

  suggest() {
    const { found, total } = search(this.input.value);
    this.found = found;
    this.at = -1;
    this.close();
    if (this.input.value.trim().length < 2) return;
    const note = (text) => el("li", { class: "note", role: "presentation" }, text);
    show(
      this.list,
      found.map((match, place) => suggestion(match, `${this.id}-${place}`, () => this.pick(place))),
      found.length || !complete() ? null : note("Nothing has these words."),
      complete() ? null : note("Forums and policies so far; plans are being read for the rest …"),
      total > found.length ? note(`${found.length} of ${total} matches. Type more to narrow them.`) : null,
    );
    if (!complete()) loadAll(() => document.activeElement === this.input && this.suggest());
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = count(total, "match", "matches");
  }

  press(event) {
    const act = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Escape: () => this.close(),
      Enter: () => this.pick(Math.max(this.at, 0)),
    }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  }
}

const searchBox = (id, chosen, hint) => new Combo(id, chosen, hint).element;

function suggestion(match, id, pick) {
  const { node } = match;
  const from = match.at > 40 ? match.quote.lastIndexOf(" ", match.at - 40) + 1 : 0;
  const where = [sentence(KINDS[node.group].one), establishmentOf(node)].filter(Boolean).join(" · ");
  return el(
    "li",
    {
      role: "option",
      id,
      "aria-selected": "false",
      on: {
        mousedown: (event) => {
          event.preventDefault();
          pick();
        },
      },
    },
    glyph(node.group),
    el(
      "span",
      { class: "words" },
      said(shorten(fullName(node), 110), { class: "name" }),
      el("span", { class: "where" }, where),
      match.quote
        ? el(
            "span",
            { class: "where" },
            "“",
            said(`${from ? "… " : ""}${shorten(match.quote.slice(from), 120)}`),
            "”",
          )
        : null,
    ),
  );
}
