// The rows of a view as a CSV file, and how any file is handed to the reader.

/** A value as a CSV cell. What a spreadsheet would run as a formula gets an apostrophe before it. */
function csvCell(value) {
  const text = String(value);
  const guarded =
    /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'"]*[=+\-@＝＋－＠]/.test(text) ||
    /^[\t\r\n]/.test(text)
      ? `'${text}`
      : text;
  return /[",\r\n;\t']/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

/** The rows of the present view as CSV with a byte order mark, which Excel needs to read UTF-8. */
function csvText(of) {
  const { columns, rows } = tableOf(of);
  const lines = [
    columns.map(([, title]) => title),
    ...rows.map((row) => columns.map(([key]) => row.cells[key])),
  ];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Hand a file to the reader. */
function save(name, content, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  announce(`${name} saved.`);
}

/** A file name for the present view. */
function fileName(ending) {
  const about = headingText()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return `${about || "view"}.${ending}`;
}
