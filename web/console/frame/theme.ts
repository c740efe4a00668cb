// The look for the component library, read from tokens.css: colours and sizes stand there and nowhere else.
import type { ThemeConfig } from 'antd';

const px = (text: string): number => Number.parseFloat(text);

/** Reads the tokens as they hold now; asked again when the page writes larger. */
export function themeOf(root: HTMLElement = document.documentElement): ThemeConfig {
  const style = getComputedStyle(root);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const fontSize = px(of('text')) || 15;
  const controlHeight = px(of('target')) || 40;
  return {
    token: {
      colorPrimary: of('celadon'),
      colorInfo: of('celadon'),
      colorSuccess: of('celadon'),
      colorWarning: of('amber'),
      colorError: of('danger'),
      colorLink: of('celadon'),
      colorText: of('ink'),
      colorTextSecondary: of('soft'),
      colorTextTertiary: of('soft'),
      colorTextDescription: of('soft'),
      colorTextPlaceholder: of('soft'),
      colorBgLayout: of('paper'),
      colorBgContainer: of('sheet'),
      colorBgElevated: of('sheet'),
      colorBorder: of('line-strong'),
      colorBorderSecondary: of('line'),
      colorFillAlter: of('paper'),
      fontFamily: 'var(--sans)',
      fontSize,
      lineHeight: Number.parseFloat(of('leading')) || 1.6,
      controlHeight,
      borderRadius: 8,
      borderRadiusLG: px(of('radius')) || 10,
      borderRadiusSM: px(of('radius-small')) || 6,
      boxShadowSecondary: of('shadow'),
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.18s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Table: { headerBg: of('shade'), headerColor: of('ink'), rowHoverBg: of('celadon-mist'), borderColor: of('line') },
      Segmented: { trackBg: of('shade'), itemSelectedBg: of('sheet'), itemColor: of('ink') },
      Select: { optionSelectedBg: of('celadon-pale'), optionActiveBg: of('celadon-mist') },
      Tree: { nodeSelectedBg: of('celadon-pale'), nodeHoverBg: of('celadon-mist') },
      Modal: { titleFontSize: fontSize + 3 },
    },
  };
}
