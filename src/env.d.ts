declare namespace App {
  interface Locals {
    app: import('#compose').App;
    /** The anonymous device that asks, from its signed cookie; made at the first visit that needs one. */
    device: string | null;
    /** Who has signed in, or null. */
    person: import('#domain/people/person').Person | null;
    /** The same, as `may` takes it. */
    who: import('#domain/access/may').Who;
    /** Today, as an ISO day: what "expired" is measured against. */
    today: string;
    /** On the page that reports a bug: the id under which it was logged. */
    errorId: string | null;
    /** What the lesson being rendered tells the components in its text: set by its page. */
    lesson?: {
      readonly aims: readonly string[];
      readonly footnotes: readonly import('#domain/course/footnote').Footnote[];
    };
  }
}
