/** Reads a text from left to right, blanks aside; what is missing is a `RangeError` that says where. */
export class Scanner {
  private at = 0;

  constructor(private readonly text: string) {
    this.advance(0);
  }

  /** The next word of this (sticky) pattern; undefined where there is none. */
  word(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.advance(found?.length ?? 0);
    return found;
  }

  /** Steps over a symbol; false where it is not there. */
  skip(symbol: string): boolean {
    const there = this.text.startsWith(symbol, this.at);
    this.advance(there ? symbol.length : 0);
    return there;
  }

  expect(symbol: string): void {
    if (!this.skip(symbol)) {
      throw new RangeError(`Expected ${symbol} ${this.place()}.`);
    }
  }

  expectEnd(): void {
    if (this.at < this.text.length) {
      throw new RangeError(`Nothing more was expected ${this.place()}.`);
    }
  }

  private advance(by: number): void {
    this.at += by;
    while (/\s/.test(this.text.charAt(this.at))) {
      this.at++;
    }
  }

  private place(): string {
    return this.at < this.text.length ? `at "${this.text.slice(this.at, this.at + 12)}"` : 'at the end';
  }
}
