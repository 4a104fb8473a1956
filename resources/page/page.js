"use strict";
// Moves the slider of each part of a page. What is wanted is shown as soon as it can be; what was wanted before is not.
(() => {
  const NARROW = matchMedia("(max-width: 40rem)");
  const CALM = matchMedia("(prefers-reduced-motion: reduce)");
  const [PLAY_MS, CALM_MS, QUIET_MS] = [150, 1000, 700]; // a frame while playing; until a screen reader is told

  async function inflated(letters) {
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  }

  // A panel under one probe: addresses of its pictures, made when they are first wanted.
  class Drawings {
    constructor(element) {
      this.element = element;
      this.addresses = new Map();
    }
    async address(place, layout) {
      this.content ??= inflated(this.element.textContent);
      const { lines, frames } = await this.content;
      const key = `${place} ${layout}`;
      if (!this.addresses.has(key)) {
        const text = frames[place][layout].map((number) => lines[number]).join("\n");
        this.addresses.set(key, URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })));
      }
      return this.addresses.get(key);
    }
  }

  class Part {
    constructor(element, words) {
      Object.assign(this, words); // steps, named, start, marks, printed, title, asked: [{probe, moments}]
      this.element = element;
      this.find = (selector) => element.querySelector(selector);
      this.figures = [...element.querySelectorAll("figure")];
      this.images = this.figures.map((figure) => figure.querySelector("img"));
      this.sizes = [this.images[0], this.find("source")].map((each) => ["width", "height"].map((side) => each.getAttribute(side)));
      this.drawings = this.asked.map(() => []);
      for (const pack of element.querySelectorAll("script.pack")) {
        this.drawings[pack.dataset.probe][pack.dataset.panel] = new Drawings(pack);
      }
      this.place = this.start;
      this.probe = 0;
      this.shown = "";
      this.slider = this.find("input[type=range]");
      this.connect();
      for (const source of element.querySelectorAll("source")) source.remove(); // the script chooses from now on
      element.classList.add("moving");
    }

    connect() {
      this.slider.addEventListener("input", () => { this.pause(); this.go(this.slider.valueAsNumber); });
      this.find(".play").addEventListener("click", () => this.toggle());
      this.find(".probes select").addEventListener("change", (event) => { this.probe = event.target.selectedIndex; this.show(); });
      for (const button of this.element.querySelectorAll(".marks button")) {
        button.addEventListener("click", () => { this.pause(); this.go(Number(button.dataset.place)); });
      }
      NARROW.addEventListener("change", () => this.show());
    }

    get last() { return this.steps.length - 1; }
    get moment() { return this.asked[this.probe].moments[this.place]; }

    go(place) {
      this.place = Math.min(this.last, Math.max(0, place));
      this.slider.value = this.place;
      return this.show();
    }

    // One picture is made at a time; when it is done, the newest that is wanted follows.
    async show() {
      if (this.busy) return this.busy;
      this.busy = this.catchUp();
      try { await this.busy; } finally { this.busy = null; }
    }

    async catchUp() {
      for (;;) {
        const [place, probe, layout] = [this.place, this.probe, NARROW.matches ? 1 : 0];
        const wanted = `${place} ${probe} ${layout}`;
        if (wanted === this.shown) return;
        const made = await Promise.all(this.drawings[probe].map((each) => this.picture(each, place, layout)));
        made.forEach((picture, panel) => { this.images[panel].replaceWith(picture); });
        this.images = made;
        this.tell(place, probe);
        this.shown = wanted;
      }
    }

    async picture(drawings, place, layout) {
      const picture = new Image(...this.sizes[layout]);
      picture.src = await drawings.address(place, layout);
      await picture.decode();
      return picture;
    }

    step(place) { return this.named.replace("{step}", this.steps[place]); }

    tell(place, probe) {
      const { story, source, panels } = this.asked[probe].moments[place];
      const step = this.step(place);
      this.find("output").textContent = step;
      this.slider.setAttribute("aria-valuetext", step);
      this.find(".source").textContent = source;
      if (!this.find(".caption").dataset.fixed) this.find(".caption").textContent = story;
      this.figures.forEach((figure, panel) => {
        const { finding, formula } = panels[panel];
        figure.querySelector(".finding").textContent = finding;
        figure.querySelector(".formula").innerHTML = formula; // a few tags without attributes, made by the program
        this.images[panel].alt = `${figure.querySelector("h3").textContent}. ${finding}`;
      });
      for (const button of this.element.querySelectorAll(".marks button")) {
        button.setAttribute("aria-current", String(Number(button.dataset.place) === place));
      }
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => {
        this.find("[role=status]").textContent = [step, story, ...panels.map((panel) => panel.finding)].filter(Boolean).join(". ");
      }, QUIET_MS);
    }

    toggle() { if (this.playing) this.pause(); else this.play(); }

    play() {
      if (this.place === this.last) this.go(0);
      this.setPlaying(true);
      const next = async () => {
        if (!this.playing) return;
        if (this.place === this.last) { this.pause(); return; }
        await this.go(this.place + 1);
        this.timer = setTimeout(next, CALM.matches ? CALM_MS : PLAY_MS);
      };
      this.timer = setTimeout(next, CALM.matches ? CALM_MS : PLAY_MS);
    }

    pause() { if (this.playing) { clearTimeout(this.timer); this.setPlaying(false); } }

    setPlaying(playing) {
      this.playing = playing;
      const button = this.find(".play");
      button.classList.toggle("playing", playing);
      button.setAttribute("aria-label", playing ? button.dataset.pause : button.dataset.play);
    }

    // Whether the key meant something here.
    press(key) {
      const places = { ArrowLeft: this.place - 1, ArrowRight: this.place + 1, Home: 0, End: this.last };
      if (key === " ") this.toggle();
      else if (key in places) { this.pause(); this.go(places[key]); }
      else return false;
      return true;
    }

    // What stands on paper: the chosen frames, one on each page, made ahead: a browser prints without waiting.
    async fillPaper() {
      const paper = this.find(".paper");
      for (const place of this.printed) {
        const page = document.createElement("section");
        const { story, source, panels } = this.asked[0].moments[place];
        const name = this.marks[place] ? ` · ${this.marks[place]}` : "";
        page.append(made("h2", `${this.title} · ${this.step(place)}${name}`), made("p", story, "caption"));
        const row = made("div", "", "panels");
        page.append(row, made("footer", source, "source"));
        paper.append(page);
        for (const [panel, drawings] of this.drawings[0].entries()) {
          const figure = document.createElement("figure");
          const image = new Image();
          image.alt = panels[panel].finding;
          image.src = await drawings.address(place, 0);
          figure.append(made("h3", this.figures[panel].querySelector("h3").textContent), made("p", panels[panel].finding, "finding"), image);
          row.append(figure);
        }
      }
      this.element.classList.toggle("on-paper", this.printed.length > 0);
    }
  }

  function made(tag, text, name) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function of(target) {
    const within = parts.find((part) => part.element.contains(target));
    return within ?? (parts.length === 1 ? parts[0] : undefined);
  }

  const parts = [];
  document.addEventListener("keydown", (event) => {
    const busy = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const takesKeys = event.target.closest("select, summary") || (event.key === " " && event.target.closest("button"));
    if (!busy && !takesKeys && of(event.target)?.press(event.key)) event.preventDefault();
  });

  async function begin() {
    for (const element of document.querySelectorAll("main > section")) {
      parts.push(new Part(element, await inflated(element.querySelector("script.words").textContent)));
    }
    for (const part of parts) {
      await part.show();
      await part.fillPaper();
    }
    document.documentElement.dataset.ready = "true";
  }
  globalThis.scoutviewPage = { parts };
  begin();
})();
