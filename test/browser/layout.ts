/**
 * What is wrong with the layout of the page as the browser shows it now, one line per fault. It runs inside the
 * page, so that it may use nothing from outside.
 */
export function layoutFaults(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    faults.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);

  for (const element of document.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, .tile, figcaption')) {
    const shown = (element.textContent ?? '').trim();
    if (shown !== '' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
      faults.push(`${element.tagName} overflows: ${shown.slice(0, 60)}`);
    }
    if (shown !== '' && element.getBoundingClientRect().height < 6)
      faults.push(`${element.tagName} is flat: ${shown}`);
  }

  for (const chart of document.querySelectorAll('svg.chart')) {
    const name = chart.getAttribute('aria-label') ?? '';
    const frame = chart.getBoundingClientRect();
    if (frame.width < 100 || frame.height < 40) faults.push(`chart too small: ${name}`);
    if (chart.querySelectorAll('path').length < 3) faults.push(`chart draws nothing: ${name}`);
    const scale = frame.width / (chart as SVGSVGElement).viewBox.baseVal.width;
    const writings = [...chart.querySelectorAll('text')].map((text) => {
      const box = text.getBoundingClientRect();
      // How high a line box is hangs on the font, half as high again as the letters in some; what is written in it
      // is about as high as the font is large.
      const height = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      const top = box.top + (box.height - height) / 2;
      return { text: text.textContent ?? '', box, top, bottom: top + height };
    });
    for (const { text, box } of writings) {
      const inside =
        box.left >= frame.left - 1 &&
        box.right <= frame.right + 1 &&
        box.top >= frame.top - 1 &&
        box.bottom <= frame.bottom + 1;
      if (!inside) faults.push(`"${text}" is cut off in: ${name}`);
      if (box.height < 7) faults.push(`"${text}" is too small to read in: ${name}`);
    }
    writings.forEach((one, at) => {
      for (const other of writings.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 2)
          faults.push(`"${one.text}" and "${other.text}" lie on each other in: ${name}`);
      }
    });
  }
  return faults;
}
