/** GS1 General Specifications, "Check digit calculation": weights 3 and 1 from the right. `body` has no check digit. */
export const checkDigit = (body: string): number => {
  let sum = 0;
  for (let i = 0; i < body.length; i++)
    sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
};

/** GTIN-8, -12 (UPC), -13 (EAN, 69 code) or -14 as the 14 digits all of them stand for; null where the check digit is wrong. */
export const toGtin14 = (text: string): string | null => {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return null;
  const gtin = digits.padStart(14, '0');
  return checkDigit(gtin.slice(0, 13)) === Number(gtin[13]) ? gtin : null;
};
