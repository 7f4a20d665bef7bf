import type { Labels } from '../../engine/exposition/types';

/** A series' name: `{{label}}` in the template put in; without one the title, and the labels where there are any. */
export function legendOf(template: string | undefined, title: string, labels: Labels): string {
  if (template) {
    return template.replace(/{{\s*([^{}]+?)\s*}}/g, (_, name: string) => labels[name] ?? '');
  }
  const values = Object.values(labels).filter((value) => value !== '');
  return values.length > 0 ? `${title} · ${values.join(' · ')}` : title;
}
