const verb = '(?:is |are )?';
const nothing = `(none|nothing|no|no (ports?|urls?|names?|domains?)) ?${verb}(closed|blocked|missing|unreachable|unresolved)?`;
const everything = `(all|everything|all of (them|these)|all (ports|urls|names|domains|permissions)) ${verb}(open|allowed|reachable|reached|resolved?|there|granted|set|ok|fine|good)`;
const pattern = new RegExp(`^(${nothing}|${everything})$`, 'i');

/** Whether someone who was asked what is closed, blocked or missing says that nothing is: `none`, `all open`. */
export const saysNone = (text: string): boolean =>
  pattern.test(
    text
      .trim()
      .replace(/[.!]{1,3}$/, '')
      .replace(/\s+/g, ' '),
  );
