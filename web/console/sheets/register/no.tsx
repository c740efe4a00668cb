// The numbers by which the page calls its forms.
export const No = ({ no }: { no: number }) => <span className="register-no num">{no}</span>;

export const Nos = ({ nos }: { nos: readonly number[] }) => (
  <span className="register-nos">
    {nos.map(no => (
      <No key={no} no={no} />
    ))}
  </span>
);
