import { goFloat } from './go-float';

/** A text with places for numbers: only numbers that changed are written anew. */
export class Sheet {
  /** Fixed texts at even positions, numbers at odd ones. */
  private readonly parts: string[] = [''];
  private readonly values: number[] = [];

  /** Adds fixed text at the end. */
  write(text: string): void {
    this.parts[this.parts.length - 1] += text;
  }

  /** Adds a place for a number at the end. @returns its index; the next place has the next one. */
  place(): number {
    this.parts.push('0.0', '');
    return this.values.push(0) - 1;
  }

  set(index: number, value: number): void {
    if (this.values[index] !== value) {
      this.values[index] = value;
      this.parts[2 * index + 1] = goFloat(value);
    }
  }

  toString(): string {
    return this.parts.join('');
  }
}
