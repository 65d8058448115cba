// src/components/Figure.jsx: a live figure, whose frame the site itself serves; see the guide to embedding.
import 'batchnorm-playground/element';

export function Figure({ caption, ...settings }) {
  return (
    <batchnorm-playground src="https://playground.example/index.html" {...settings}>
      <p slot="caption">{caption}</p>
    </batchnorm-playground>
  );
}
