import type { Store } from '#app/ports';
import type { Forms } from '#app/ports/forms';
import type { Form } from '#domain/certification/form';

/** Today's forms in memory, and every earlier edition that a sitting began with, from the store. */
export function openForms(forms: readonly Form[], store: Pick<Store, 'sittings'>): Forms {
  const known = new Map(forms.map((form) => [form.hash, form]));
  return {
    list: () => forms,
    find: (id) => forms.find((form) => form.id === id),
    async getEdition(hash) {
      const form = known.get(hash) ?? (await store.sittings.findForm(hash));
      if (!form) throw new Error(`no form edition ${hash} is kept`);
      known.set(hash, form);
      return form;
    },
  };
}
