// Every page works without this; it only saves steps.
"use strict";

// A citation can be copied.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const from = document.getElementById(button.dataset.copy);
  if (!from || !navigator.clipboard) continue;
  button.hidden = false;
  const said = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(from.textContent.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(from);
      button.textContent = "Selected: copy it with the keyboard";
    }
    setTimeout(() => { button.textContent = said; }, 2500);
  });
}

// In a report, a card lights up its words, and a word opens its card.
const text = document.querySelector(".report-text");
if (text) {
  const pieces = new Map();
  for (const piece of text.querySelectorAll("[data-of]")) {
    for (const id of piece.dataset.of.split(" ")) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(piece);
    }
  }
  const cards = new Map();
  for (const card of text.querySelectorAll("[data-card]")) cards.set(card.dataset.card, card);
  const light = (id, on) => {
    for (const piece of pieces.get(id) || []) piece.classList.toggle("lit-now", on);
  };
  for (const [id, card] of cards) {
    for (const event of ["mouseenter", "focusin"]) card.addEventListener(event, () => light(id, true));
    for (const event of ["mouseleave", "focusout"]) card.addEventListener(event, () => light(id, false));
  }
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-of]");
    if (!piece || !getSelection().isCollapsed) return;
    const id = piece.dataset.of.split(" ").pop();
    const card = cards.get(id);
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ block: "nearest" });
    light(id, true);
    setTimeout(() => light(id, false), 1500);
  });
  const follow = () => {
    const id = location.hash.slice(1);
    const card = cards.get(id);
    if (!card) return;
    card.open = true;
    const own = pieces.get(id) || [];
    if (own.some((piece) => piece.classList.contains("lit"))) return;
    const words = own.filter((piece) => piece.classList.contains("content"));
    for (const piece of words.length ? words : own) piece.classList.add("lit");
  };
  addEventListener("hashchange", follow);
  follow();
}
