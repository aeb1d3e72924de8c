import type { GlobalToken } from 'antd'

/** How every chart looks in the theme of the moment: spread it into the option before your own. */
export function chartLook(token: GlobalToken) {
  const axis = {
    axisLine: { lineStyle: { color: token.colorBorder } },
    axisTick: { show: false },
    axisLabel: { color: token.colorTextTertiary, fontFamily: token.fontFamily },
    nameTextStyle: { color: token.colorTextTertiary },
    splitLine: { lineStyle: { color: token.colorBorderSecondary } }
  }
  return {
    axis,
    base: {
      animation: false,
      aria: { enabled: true },
      color: [token.colorPrimary, '#0f8a6c', '#b5651d', '#7a4fc4', '#b03a6b', '#5b7083'],
      textStyle: { fontFamily: token.fontFamily, color: token.colorText },
      grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis' as const,
        confine: true,
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        textStyle: { color: token.colorText, fontSize: token.fontSizeSM }
      }
    }
  }
}
