(function () {
  "use strict";
  var bar = document.getElementById("tools");
  if (!bar) return;
  bar.hidden = false;
  var cards = [].slice.call(document.querySelectorAll("article.card, tr.story"));
  var said = document.getElementById("shown");
  var words = document.getElementById("words");
  var boxes = [].slice.call(bar.querySelectorAll("input[type=checkbox]"));
  var order = document.getElementById("order");
  var kind = document.getElementById("kind");
  var lines = [].slice.call(document.querySelectorAll("tr.line"));
  function show() {
    var wanted = words.value.trim().toLowerCase();
    var about = kind ? kind.value : "";
    var levels = boxes.filter(function (b) { return b.checked; }).map(function (b) { return b.value; });
    function fits(row) {
      var own = row.dataset;
      return (!own.severity || levels.indexOf(own.severity) >= 0) && (!about || (" " + (own.kind || "") + " ").indexOf(" " + about + " ") >= 0) &&
        (!wanted || (row.textContent + " " + (own.words || "")).toLowerCase().indexOf(wanted) >= 0);
    }
    var count = 0;
    cards.forEach(function (card) {
      card.hidden = !fits(card);
      if (!card.hidden) count += 1;
    });
    lines.forEach(function (line) { line.hidden = !fits(line); });
    document.querySelectorAll("details.kind").forEach(function (box) {
      box.hidden = !box.querySelector("tr.line:not([hidden])");
      if (wanted && !box.hidden) box.open = true;
    });
    var notes = document.querySelector("details.notes");
    if (notes && (wanted || about) && notes.querySelector("article.card:not([hidden]), tr.story:not([hidden])")) notes.open = true;
    said.textContent = count + " of " + cards.length + " shown";
  }
  function sort() {
    cards.forEach(function (card, at) { if (!card.dataset.at) card.dataset.at = at; });
    var by = order.value;
    cards.slice().sort(function (a, b) {
      if (by === "confidence") return b.dataset.sure - a.dataset.sure || a.dataset.at - b.dataset.at;
      if (by === "newest") return (b.dataset.day > a.dataset.day) - (b.dataset.day < a.dataset.day) || a.dataset.at - b.dataset.at;
      if (by === "question") return a.dataset.question.localeCompare(b.dataset.question, "en") || a.dataset.at - b.dataset.at;
      return a.dataset.at - b.dataset.at;
    }).forEach(function (card) { card.parentNode.appendChild(card); });
  }
  words.addEventListener("input", show);
  if (kind) kind.addEventListener("change", show);
  boxes.forEach(function (b) { b.addEventListener("change", show); });
  order.addEventListener("change", sort);
  document.addEventListener("keydown", function (event) {
    if (event.target !== document.body && !event.target.closest("article.card")) return;
    if (event.key !== "j" && event.key !== "k") return;
    var seen = cards.filter(function (c) { return !c.hidden && c.offsetParent !== null; });
    var here = seen.indexOf(document.activeElement);
    var next = seen[Math.max(0, Math.min(seen.length - 1, event.key === "j" ? here + 1 : here - 1))];
    if (next) next.focus();
  });
  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    if (target) target.scrollIntoView();
  }
  window.addEventListener("hashchange", open);
  open();
  show();
})();
