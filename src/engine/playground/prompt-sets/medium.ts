const INCIDENT = `At 09:12 on Tuesday the checkout page of our shop began to answer slowly, and by 09:20 one customer in three saw an error after paying. The team on call first suspected the payment provider, whose status page was green, and lost a quarter of an hour waiting for an answer from its support. Meanwhile a second engineer noticed that the order database held four hundred open connections, ten times as many as usual. A release of the evening before had replaced the connection pool's settings by its defaults: without a limit, and without a timeout. Under the morning's load each slow query kept its connection, new ones were opened beside it, and the database spent its time on switching between them. At 09:47 the release was rolled back; connections fell within two minutes, and errors stopped at 09:51. About 1,900 payments had been taken without an order. They were matched by hand until Thursday. The tests had not caught it because the test environment sets its own limits, and no alert looks at connections.`;

const CODE = `class Cache {
  constructor(load, seconds) {
    this.load = load;
    this.seconds = seconds;
    this.entries = {};
  }

  async get(key) {
    const entry = this.entries[key];
    if (entry && entry.until > Date.now()) {
      return entry.value;
    }
    const value = await this.load(key);
    this.entries[key] = { value: value, until: Date.now() + this.seconds };
    return value;
  }

  async getAll(keys) {
    const values = [];
    for (const key of keys) {
      values.push(await this.get(key));
    }
    return values;
  }

  remove(prefix) {
    for (const key in this.entries) {
      if (key.indexOf(prefix)) {
        delete this.entries[key];
      }
    }
  }

  size() {
    return Object.keys(this.entries).length;
  }
}

const users = new Cache((id) => fetch('/users/' + id).then((reply) => reply.json()), 60);`;

const LETTER = `Hello, I ordered a standing desk from you in March, number KD-20417, and it came last Friday, three weeks later than promised. The top is oak as it should be, but the frame is white, and I had chosen black. One of the two motors also makes a grinding noise above a metre or so and then stops. My neighbour, who repairs such things, thinks that a gear is broken. I called on Monday and spoke with a Mr Okafor, who was kind and promised a new frame by Wednesday; today is Saturday and I have heard nothing. I paid 649 euros by card, 40 of them for delivery in the evening, although your driver came at eleven in the morning. I would like to keep the top, have the frame exchanged within the next two weeks, and get back what I paid for the evening delivery. If that cannot be done, please collect the desk and return the whole sum. I am at home every day after four except on Thursdays, and you reach me best by e-mail: m.lindqvist@example.org. Kind regards, Maja Lindqvist, Harbour Street 8, second floor.`;

const NOTES = `- scheduler: waiting jobs are sorted by age within a priority now, was random (bug 812)
- new flag --drain: finish what runs, take nothing new, exit 0. replaces kill -9 in the scripts
- REMOVED the old /v0 api. it was marked for two years. use /v1, same fields but snake_case
- memory: results over 1 MB go to disk, threshold with spill_mb. on our cluster peak fell from 11 to 4 GB
- fix crash if the clock goes back (daylight saving on windows)
- the web page shows the queue per team. teams come from the label "team", without it "none"
- retry waits double each time up to 5 min. before: every 2 s for ever, which took down the mail server in May
- python 3.8 does not work any more
- login tokens last 12 h instead of 30 days, everyone must log in again after the update
- docs: a chapter on backups at last. thanks to the three people who asked for it again and again
- config files with tabs are read again (broken since 4.2)`;

/** Prompts with some context, by name. */
export const MEDIUM: Readonly<Record<string, string>> = {
  'incident summary': `Summarise this incident for the management in five bullet points: effect, cause, why it took so long, repair, what to change.\n\n${INCIDENT}`,
  'code review': `Review this JavaScript. Name each mistake with its line, what goes wrong because of it, and how to repair it; the worst one first.\n\n${CODE}`,
  'fields of a letter': `Extract from this letter, as JSON: customer, email, order, price_eur, problems (list), wishes (list), deadline_days, times_at_home. Null for what it does not say.\n\n${LETTER}`,
  'release notes': `Write release notes for the users of a job scheduler from these notes of its developers. Group them into "You must act", "New" and "Repaired", in full sentences.\n\n${NOTES}`,
  'reply to a customer': `Write the shop's answer to this letter: apologise once, agree to what is fair, say what happens next and when, and stay under 150 words.\n\n${LETTER}`,
  'five times why': `Ask "why?" five times about this incident and answer each from the report; mark what the report leaves open. End with the one measure that would have prevented most.\n\n${INCIDENT}`,
};
