// The number by which the page calls a form.
export const No = ({ no }: { no: number }) => <span className="register-no num">{no}</span>;
